import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { numberOf } from '../api/query.ts';
import type { Site } from '../api/sites.ts';
import { chartDataOf, seriesOf } from '../dashboard/chart-data.ts';
import { timeseriesBody, totalsBody } from '../dashboard/queries.ts';
import { askedOf } from '../dashboard/questions.ts';
import { rangesOf } from '../period/date-range.ts';
import { chooseInterval, type Interval } from '../period/interval.ts';
import { DEFAULT_STATE, type PeriodState } from '../state/dashboard-state.ts';
import type { SiteNumbers, SiteRow } from './sites-data.ts';

const REFRESH_MS = 60_000;

/** The steps that the overview's lines are drawn in. */
export function intervalOf(period: PeriodState, timezone: string): Interval {
  const { span } = rangesOf(period, timezone, Date.now());
  return span ? chooseInterval(null, span) : 'month';
}

/** The numbers of every site; asked together, and shown as they come. */
export function useSitesNumbers(sites: Site[], { period, custom }: PeriodState): SiteRow[] {
  const answers = useQueries({
    queries: sites.map((site) => ({
      queryKey: ['overview', site.domain, { period, custom }],
      queryFn: ({ signal }: { signal: AbortSignal }) => askNumbers(site, { period, custom }, signal),
      placeholderData: keepPreviousData,
      refetchInterval: REFRESH_MS,
      staleTime: REFRESH_MS / 2,
    })),
  });
  return sites.map((site, index) => ({
    site,
    numbers: answers[index]?.data,
    error: answers[index]?.error ?? null,
  }));
}

async function askNumbers(site: Site, period: PeriodState, signal: AbortSignal): Promise<SiteNumbers> {
  const asked = askedOf(site.domain, { ...DEFAULT_STATE, ...period }, true);
  const interval = intervalOf(period, site.timezone);
  const [totals, series] = await Promise.all([
    ask({ ...totalsBody(asked), metrics: ['visitors', 'pageviews'] }, signal),
    ask({ ...timeseriesBody({ ...asked, compare: undefined }, interval), metrics: ['visitors'] }, signal),
  ]);
  const [row] = totals.results;
  const { labels, values } = chartDataOf(seriesOf(series, ['visitors']), 'visitors', interval, {
    timezone: site.timezone,
    now: Date.now(),
  });
  return {
    visitors: numberOf(row?.metrics[0]) ?? 0,
    before: numberOf(row?.comparison?.metrics[0]),
    pageviews: numberOf(row?.metrics[1]) ?? 0,
    pageviewsBefore: numberOf(row?.comparison?.metrics[1]),
    labels,
    values,
  };
}
