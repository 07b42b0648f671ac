import { type Dimension, isClockDimension, isEventDimension } from '../../core/query/dimensions.ts';
import type { SessionColumn } from '../session-columns.ts';
import { hitSql } from './dimensions.ts';
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
}

/** The key of each event, or of its session. */
export function keySource(dimension: Dimension, input: SideInput): KeySource {
  const key = sessionKey(dimension, input);
  if (key) return { ...key, isArray: false };
  if (isEventDimension(dimension)) {
    const { column, value } = hitSql(dimension);
    const element = elementName(column);
    const sql = `arrayMap(${element} -> toString(${value(element, input.params)}), ${column})`;
    return { sql, columns: [column], isArray: true };
  }
  if (!isClockDimension(dimension)) throw new TypeError(`No dimension of single events: ${dimension}`);
  const count = localClockSql('(toUnixTimestamp64Milli(start) + ms)', dimension, input.period);
  return { sql: `arrayMap(ms -> ${count}, h_time)`, columns: ['start', 'h_time'], isArray: true };
}
