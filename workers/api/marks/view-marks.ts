import type { Context } from 'hono';
import type { Stretch } from '../../../core/marks/stretch.ts';
import type { DateRange } from '../../../core/period.ts';
import type { Site } from '../../../db/sites.ts';
import type { AuthenticatedEnv, Principal } from '../context.ts';
import { withReads } from '../limited-reads.ts';
import { createAnswerCache } from '../query-cache.ts';
import { readMarks } from './read-marks.ts';

/** What is missing from a site's chart of a range, as whoever asks may know it. @throws StorageError, LimitExceeded, ApiError */
export async function viewMarks(
  c: Pick<Context<AuthenticatedEnv>, 'get' | 'executionCtx'>,
  site: Site,
  range: DateRange,
) {
  const services = c.get('services');
  const principal = c.get('principal');
  const cache = createAnswerCache(c.executionCtx, services.log);
  const found = await withReads(services, principal, (reads) =>
    readMarks(reads, site, range, services.now(), cache),
  );
  return shownTo(principal, found).map(viewStretch);
}

/** A quota is between its owner and us, and what we failed to take says how much there is; that something is missing all may know. */
function shownTo({ kind }: Principal, stretches: readonly Stretch[]): readonly Stretch[] {
  if (kind !== 'link') return stretches;
  return stretches
    .filter((stretch) => stretch.kind !== 'quota')
    .map((stretch) => ({ ...stretch, events: null }));
}

function viewStretch({ kind, from, to, events }: Stretch) {
  return { kind, from: new Date(from).toISOString(), to: new Date(to).toISOString(), events };
}
