import type { ListName, ViewDimension } from '../../core/query/dimensions.ts';
import type { Vital } from '../../core/vitals/vitals.ts';
import { VITALS } from '../../core/vitals/vitals.ts';
import type { HitColumn, SessionColumn } from '../session-columns.ts';
import { bucketSql } from './bucket-sql.ts';
import { elementName } from './hit-elements.ts';

/** The value of a dimension of measured views, over `elementName(column)` and, of lists, over an entry named `item`. */
export interface ViewSql {
  sql: string;
  columns: readonly SessionColumn[];
}

/** What a list of a view is made from: an array of tuples, each an entry `item` with a text and two numbers. */
export const LIST_SQL = {
  /** Address and function, ms, ms of layout. */
  scripts: entries('h_slow_scripts', 'h_forced_layouts'),
  /** Name, ms. */
  timings: entries('h_server_timing'),
  /** Host, ms, bytes. */
  resources: entries('h_resource_ms', 'h_resource_bytes'),
  /** Reason. */
  reasons: entries('h_not_restored'),
  /** Message, stack, count. */
  errors: { columns: ['h_errors'], sql: elementName('h_errors') },
} as const satisfies Record<ListName, ViewSql>;

/** Scripts are named by their address and, after a blank, the function. */
const ADDRESS = `splitByChar(' ', item.1)[1]`;
/** An address that the browser does not tell, or that is the page's own. */
const INLINE = `${ADDRESS} = 'inline'`;
const HOST = `lower(domainWithoutWWW(${ADDRESS}))`;

export const VIEW_SQL: Record<ViewDimension, ViewSql> = {
  'perf:navigation': measure('navigation'),
  'perf:protocol': measure('protocol'),
  'perf:delivery': measure('delivery'),
  'perf:connection': measure('connection'),
  'perf:release': measure('release'),
  'perf:lcp_target': measure('lcp_target'),
  'perf:lcp_url': measure('lcp_url'),
  'perf:inp_target': measure('inp_target'),
  'perf:inp_type': measure('inp_type'),
  'perf:inp_script': measure('inp_script'),
  'perf:cls_target': measure('cls_target'),
  'perf:lcp_kind': measure('lcp_kind'),
  'perf:inp_state': measure('inp_state'),
  'perf:cls_state': measure('cls_state'),
  'perf:rtt': measure('rtt'),
  'perf:memory': measure('memory'),
  'perf:cores': measure('cores'),
  'perf:view': { sql: `toString(${elementName('h_view_id')})`, columns: ['h_view_id'] },
  'perf:lcp_bucket': bucket('lcp'),
  'perf:inp_bucket': bucket('inp'),
  'perf:cls_bucket': bucket('cls'),
  'perf:fcp_bucket': bucket('fcp'),
  'perf:ttfb_bucket': bucket('ttfb'),
  'perf:script': { sql: ADDRESS, columns: ['h_slow_scripts'] },
  'perf:script_function': {
    sql: `substring(item.1, length(${ADDRESS}) + 2)`,
    columns: ['h_slow_scripts'],
  },
  'perf:script_host': { sql: `if(${INLINE}, '', ${HOST})`, columns: ['h_slow_scripts'] },
  'perf:script_party': {
    sql: `if(${INLINE} OR ${HOST} = ${elementName('h_hostname')}, 'first', 'third')`,
    columns: ['h_slow_scripts', 'h_hostname'],
  },
  'perf:server_timing': { sql: 'item.1', columns: ['h_server_timing'] },
  'perf:resource_host': { sql: 'item.1', columns: ['h_resource_ms'] },
  'perf:bfcache_reason': { sql: 'item.1', columns: ['h_not_restored'] },
  'error:message': { sql: 'item.1', columns: ['h_errors'] },
  'error:stack': { sql: 'item.2', columns: ['h_errors'] },
};

function measure(column: HitColumn): ViewSql {
  return { sql: elementName(`h_${column}`), columns: [`h_${column}`] };
}

function bucket(vital: Vital): ViewSql {
  const column = `h_${VITALS[vital].column}` as const;
  return { sql: bucketSql(vital, elementName(column)), columns: [column] };
}

/** The entries of a map, with what another map has under the same key. */
function entries<Column extends SessionColumn>(column: Column, other?: Column) {
  const [map, columns] = [elementName(column), other ? [column, other] : [column]];
  const second = other ? `${elementName(other)}[key]` : 'toUInt32(0)';
  const sql = `arrayMap((key, value) -> (key, value, ${second}), mapKeys(${map}), mapValues(${map}))`;
  return { columns, sql };
}
