import { call } from './client.ts';
import type { AnswerOf } from './operation.ts';

/** Why a stretch of a chart shows less than there was, or nothing; ISO instants, `to` is the first one after it. */
export type Missing = AnswerOf<'get', '/api/v2/marks'>['marks'][number];

/** What is missing between two dates of a site's calendar. */
export async function getMissing(
  site: string,
  { from, to }: { from: string; to: string },
  signal?: AbortSignal,
): Promise<Missing[]> {
  return (await call('get', '/api/v2/marks', { query: { site_id: site, from, to }, signal })).marks;
}
