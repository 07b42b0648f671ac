import type { StretchKind } from '../../../core/marks/stretch.ts';
import { request } from './client.ts';

/** Why a stretch of a chart shows less than there was, or nothing; ISO instants, `to` is the first one after it. */
export interface Missing {
  kind: StretchKind;
  from: string;
  to: string;
  /** null: nobody knows, or the reader may not. */
  events: number | null;
}

/** What is missing between two dates of a site's calendar. */
export async function getMissing(
  site: string,
  { from, to }: { from: string; to: string },
  signal?: AbortSignal,
): Promise<Missing[]> {
  const query = new URLSearchParams({ site_id: site, from, to });
  return (await request<{ marks: Missing[] }>(`/api/v2/marks?${query}`, { signal })).marks;
}
