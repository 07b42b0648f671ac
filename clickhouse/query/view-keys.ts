import {
  type Dimension,
  isClockDimension,
  isEventDimension,
  isViewDimension,
} from '../../core/query/dimensions.ts';
import type { SessionColumn } from '../session-columns.ts';
import { hitSql } from './dimensions.ts';
import { elementName } from './hit-elements.ts';
import type { SideInput } from './side.ts';
import { localClockSql } from './time-sql.ts';
import { VIEW_SQL } from './view-columns.ts';
import { sessionKey } from './visit-side.ts';

/** Where the group key of a dimension comes from, when measured views are grouped. */
export interface ViewKey {
  sql: string;
  columns: readonly SessionColumn[];
  /** Over the columns of the session rather than over those of the view. */
  isOfSession: boolean;
}

/** The key of each view, or of its session. */
export function viewKey(dimension: Dimension, input: SideInput): ViewKey {
  if (isViewDimension(dimension)) {
    const { sql, columns } = VIEW_SQL[dimension];
    return { sql: `toString(${sql})`, columns, isOfSession: false };
  }
  const key = sessionKey(dimension, input);
  if (key) return { ...key, isOfSession: true };
  if (isClockDimension(dimension)) {
    const instant = `(toUnixTimestamp64Milli(start) + ${elementName('h_time')})`;
    const sql = localClockSql(instant, dimension, input.period);
    return { sql, columns: ['start', 'h_time'], isOfSession: false };
  }
  if (!isEventDimension(dimension) || dimension === 'event:goal') {
    throw new TypeError(`No dimension of measured views: ${dimension}`);
  }
  const { column, value } = hitSql(dimension, input.routes);
  const sql = `toString(${value(elementName(column), input.params)})`;
  return { sql, columns: [column], isOfSession: false };
}
