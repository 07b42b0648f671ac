import { limitReads } from '../../../clickhouse/limit-reads.ts';
import { newestGenerations } from '../../../clickhouse/newest-generations.ts';
import {
  answersToKeep,
  KEPT_ANSWERS_SECONDS,
  keptAnswersKey,
} from '../../../clickhouse/query/kept-answers.ts';
import { queryLimits } from '../../../core/query-limits.ts';
import { siteZone } from '../../../core/site.ts';
import { localDate } from '../../../core/zoned-time.ts';
import { readQueryLimits } from '../../../db/accounts.ts';
import { asAsked } from '../../../db/asked-site.ts';
import {
  deleteUsualBefore,
  enterKept,
  listUsual,
  listUsualSites,
  type UsualSite,
} from '../../../db/usual-questions.ts';
import { describeError } from '../../../observe/log.ts';
import type { Services } from '../services.ts';

/** What nobody asked for a week is not worked out for anybody. */
const USUAL_MS = 7 * 86_400_000;
/** Of a site: the questions of its dashboard over the usual ranges, and of those filtered as somebody does each day. */
const MOST_KEPT = 6;
/** Late events may change a site's generations with each run. */
const AGAIN_AFTER_MS = 3_600_000;
/** A run every five minutes has 30 s of CPU, of which a site takes up to 60 ms; the rest waits for the next run. */
const SITES_PER_RUN = 250;
const RUN_MS = 120_000;
const SITES_AT_ONCE = 4;

/**
 * Works out what sealed dates come to for questions that are asked of a site every day, once they are sealed, and puts it
 * where every data centre finds it: so the first look in the morning is no slower than the others (docs/decisions/021).
 */
export async function keepAnswers(
  services: Services,
  now: number,
): Promise<{ due: number; kept: number; failed: number }> {
  const { db, clickhouse, log } = services;
  const since = now - USUAL_MS;
  await deleteUsualBefore(db, since);
  const asked = await listUsualSites(db, since);
  const newest = await newestGenerations(
    clickhouse,
    asked.map(({ site }) => site.id),
  );
  const due = asked.flatMap(({ site, kept }) => {
    const gen = newest.get(site.id);
    const date = localDate(now - services.sealAfterMs, siteZone(site));
    return gen !== undefined && isDue(kept, { gen, date, now }) ? [{ site, gen, date }] : [];
  });

  const counts = { due: due.length, kept: 0, failed: 0 };
  const until = services.now() + RUN_MS;
  const keep = async ({ site, gen, date }: (typeof due)[number]) => {
    try {
      await keepSite(services, site, { since, now });
      await enterKept(db, { siteId: site.id, gen, date, keptAt: now });
      counts.kept++;
    } catch (error) {
      // The other sites need not wait; this one is tried an hour later.
      counts.failed++;
      log('error', 'answers not kept', { site: site.publicId, ...describeError(error) });
      await enterKept(db, { siteId: site.id, gen: '', date, keptAt: now });
    }
  };
  const most = Math.min(due.length, SITES_PER_RUN);
  for (let at = 0; at < most && services.now() < until; at += SITES_AT_ONCE) {
    await Promise.all(due.slice(at, Math.min(at + SITES_AT_ONCE, most)).map(keep));
  }
  return counts;
}

/** Whether a site's answers follow from other dates or generations than those that are kept. */
function isDue(kept: UsualSite['kept'], { gen, date, now }: { gen: string; date: string; now: number }) {
  if (!kept || kept.date !== date) return true;
  return kept.gen !== gen && now - kept.keptAt >= AGAIN_AFTER_MS;
}

async function keepSite(
  { db, clickhouse, keptAnswers }: Services,
  site: UsualSite['site'],
  { since, now }: { since: number; now: number },
): Promise<void> {
  const limits = queryLimits(await readQueryLimits(db, site.accountId));
  const usual = await listUsual(db, site.id, { since, limit: MOST_KEPT });
  const batches = usual.map((questions) => questions.map((query) => ({ site: asAsked(site), query })));
  const { kept, failed } = await answersToKeep(() => limitReads(clickhouse, limits), batches, now);
  const options = { expirationTtl: KEPT_ANSWERS_SECONDS };
  await keptAnswers.put(keptAnswersKey(site.id), JSON.stringify(kept), options);
  if (failed > 0) throw new Error(`${failed} questions had no answer`);
}
