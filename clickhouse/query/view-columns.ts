import type { ViewDimension } from '../../core/query/dimensions.ts';
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

/** What a list of a view is made from: an array of tuples, each an entry `item`. */
export const LIST_SQL = {
  /** Address, ms. */
  scripts: { column: 'h_slow_scripts', sql: entries('h_slow_scripts') },
  /** Name, ms. */
  timings: { column: 'h_server_timing', sql: entries('h_server_timing') },
  /** Message, stack, count. */
  errors: { column: 'h_errors', sql: elementName('h_errors') },
} as const;

/** An address that the browser does not tell, or that is the page's own. */
const INLINE = `item.1 = 'inline'`;
const HOST = `lower(domainWithoutWWW(item.1))`;

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
  'perf:lcp_bucket': bucket('lcp'),
  'perf:inp_bucket': bucket('inp'),
  'perf:cls_bucket': bucket('cls'),
  'perf:fcp_bucket': bucket('fcp'),
  'perf:ttfb_bucket': bucket('ttfb'),
  'perf:script': { sql: 'item.1', columns: ['h_slow_scripts'] },
  'perf:script_host': { sql: `if(${INLINE}, '', ${HOST})`, columns: ['h_slow_scripts'] },
  'perf:script_party': {
    sql: `if(${INLINE} OR ${HOST} = ${elementName('h_hostname')}, 'first', 'third')`,
    columns: ['h_slow_scripts', 'h_hostname'],
  },
  'perf:server_timing': { sql: 'item.1', columns: ['h_server_timing'] },
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

function entries(column: SessionColumn): string {
  return `arrayZip(mapKeys(${elementName(column)}), mapValues(${elementName(column)}))`;
}
