import { useQuery } from '@tanstack/react-query';
import { getMissing } from '../api/marks.ts';
import type { ReadableSite } from '../api/sites.ts';
import type { Span } from '../period/period.ts';

const FRESH_MS = 5 * 60_000;

/** Where what is missing from a chart is kept. */
export const missingKey = (site: ReadableSite, span: Span | null) => ['marks', site.domain, span];

/** What is missing from the chart of a span; asked after the numbers, which do not wait for it. */
export function useMissing(site: ReadableSite, span: Span | null, enabled: boolean) {
  return useQuery({
    queryKey: missingKey(site, span),
    queryFn: ({ signal }) => (span ? getMissing(site.domain, span, signal) : []),
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
    enabled: enabled && span !== null,
    // A link to a part of the site may not ask, and does without.
    retry: false,
  }).data;
}
