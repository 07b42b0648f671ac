import { type Dimension, isClockDimension, isEventDimension } from '../../core/query/dimensions.ts';
import type { SessionColumn } from '../session-columns.ts';
import { hitSql } from './dimensions.ts';
import { goalNumbersSql } from './goal-sql.ts';
import { elementName } from './hit-elements.ts';
import type { SideInput } from './side.ts';
import { localClockSql } from './time-sql.ts';
import { sessionKey } from './visit-side.ts';

/** Where the group key of a dimension comes from, when events are grouped. */
export interface KeySource {
  sql: string;
  columns: readonly SessionColumn[];
  /** One value per hit rather than per session. */
  isArray: boolean;
  /** A list of values per hit: it belongs to each of them. */
  isMany?: boolean;
}

/** The key of each event, or of its session. */
export function keySource(dimension: Dimension, input: SideInput): KeySource {
  const key = sessionKey(dimension, input);
  if (key) return { ...key, isArray: false };
  if (dimension === 'event:goal') return goalSource(input);
  if (isEventDimension(dimension)) {
    const { column, value } = hitSql(dimension, input.routes);
    const element = elementName(column);
    const own = value(element, input.params);
    const sql =
      own === element
        ? `CAST(${column}, 'Array(String)')`
        : `arrayMap(${element} -> toString(${own}), ${column})`;
    return { sql, columns: [column], isArray: true };
  }
  if (!isClockDimension(dimension)) throw new TypeError(`No dimension of single events: ${dimension}`);
  const count = localClockSql('(toUnixTimestamp64Milli(start) + ms)', dimension, input.period);
  return { sql: `arrayMap(ms -> ${count}, h_time)`, columns: ['start', 'h_time'], isArray: true };
}

/** The numbers, from 1, of the goals that each hit meets, of those that have rows. */
function goalSource({ goals, params }: SideInput): KeySource {
  const { sql, arrays } = goalNumbersSql(goals, params);
  const columns = [...new Set<SessionColumn>(['h_kind', ...arrays])];
  return {
    sql: `arrayMap((${columns.map(elementName).join(', ')}) -> ${sql}, ${columns.join(', ')})`,
    columns,
    isArray: true,
    isMany: true,
  };
}
