import type { QueryBody } from '../api/query.ts';
import type { PeriodState } from '../state/dashboard-state.ts';

/** A period as the API names it. It finds the dates on the site's calendar, so that who asks need not know the site's time zone. */
export function apiRange({ period, custom }: PeriodState): QueryBody['date_range'] {
  switch (period) {
    case 'today':
      return '1d_to_date';
    case 'yesterday':
      return '1d';
    case 'month':
      return 'month_to_date';
    case 'last_month':
      return '1mo';
    case 'custom':
      return custom ? [custom.from, custom.to] : '30d_to_date';
    case 'all':
      return 'all';
    default:
      return `${period}_to_date`;
  }
}
