import { SOFT_NAVIGATIONS } from '../../core/vitals/navigation-types.ts';
import { VITALS } from '../../core/vitals/vitals.ts';
import { bucketSql } from './bucket-sql.ts';
import type { RowSql } from './visit-facts.ts';

const SOFT = SOFT_NAVIGATIONS.map((type) => `'${type}'`).join(', ');

/** The bucket of a visit: that of the first document it loaded of which the vital was measured. */
export function visitBucket(vital: 'lcp' | 'inp' | 'ttfb'): RowSql {
  const column = `h_${VITALS[vital].column}` as const;
  const isFirst = `(view, navigation, value) -> view != 0 AND navigation NOT IN (${SOFT}) AND isNotNull(value)`;
  const first = `${column}[arrayFirstIndex(${isFirst}, h_view_id, h_navigation, ${column})]`;
  return { sql: bucketSql(vital, first), columns: ['h_view_id', 'h_navigation', column] };
}
