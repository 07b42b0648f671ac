import { hitSide } from './hit-side.ts';
import type { Side, SideInput } from './side.ts';

/** Pageviews by page, to stand beside the visits that ended on it: the key of visit:exit_page is the page itself. */
export function exitSide(input: SideInput): Side {
  const { measures, ...side } = hitSide({ ...input, dimensions: ['event:page'], measures: ['pageviews'] });
  return { ...side, measures: { page_pageviews: measures.pageviews } };
}
