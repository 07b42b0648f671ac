import { nextTasks, planAgain } from '../../clickhouse/backfill-plan.ts';
import { monthsOf, planMonths } from '../../clickhouse/month-plan.ts';
import { seal } from '../../clickhouse/seal.ts';
import { sealMonths } from '../../clickhouse/seal-months.ts';
import { clickHouseNow, planSeal } from '../../clickhouse/seal-plan.ts';
import { siteZone } from '../../core/site.ts';
import { localDate } from '../../core/zoned-time.ts';
import { listDeletedSites } from '../../db/deleted-sites.ts';
import { nextGeneration } from '../../db/generations.ts';
import { beginSealRun, endSealRun } from '../../db/seal-runs.ts';
import { listSites } from '../../db/sites.ts';
import { ApiError } from './errors.ts';
import { EVERY_SITE } from './first-account.ts';
import type { Services } from './services.ts';

/** What cron leaves stragglers, too. */
const SEAL_AFTER_MS = 600_000;

export interface BackfillRequest {
  /** null: every site. */
  siteId: number | null;
  from: string;
  to: string;
  /** Sealed dates with an older generation than this are built anew; `new` marks from now on; undefined: only what waits. */
  again?: string;
}

export interface Backfilled {
  /** To go on with. */
  mark: string;
  sealed: number;
  left: number;
}

/**
 * Writes down one slice of past dates, as cron does all that wait: after an import, or (`again`) after a change of what is
 * written. State is in ClickHouse alone, so that a slice which dies is simply the next one.
 */
export async function backfill(
  services: Services,
  { siteId, again, ...range }: BackfillRequest,
): Promise<Backfilled> {
  const { db, slowClickhouse: clickhouse, vars, now } = services;
  const cut = (await clickHouseNow(clickhouse)) - Math.ceil(vars.INSERT_TIMEOUT_MS * 2.5) * 1000;
  const gen = await nextGeneration(db, cut);
  if (gen > cut)
    throw new ApiError('storage_unavailable', 'Another run has just begun. Try again.', {
      'retry-after': '5',
    });
  const mark = again === undefined || again === 'new' ? String(gen) : again;

  const isClosed = await closedDates(services);
  const scope = { ...range, siteId, without: (await listDeletedSites(db)).map(({ id }) => id) };
  const { tasks, left } =
    again === undefined
      ? nextTasks(await planSeal(clickhouse, String(gen), isClosed), scope)
      : await planAgain(clickhouse, scope, mark);
  if (tasks.length === 0) return { mark, sealed: 0, left: 0 };
  await beginSealRun(db, gen, now());
  const sealed = await seal(clickhouse, String(gen), tasks);
  await sealMonths(clickhouse, String(gen), await planMonths(clickhouse, monthsOf(sealed, isClosed)));
  await endSealRun(db, gen);
  return { mark, sealed: sealed.length, left: sealed.length === 0 ? 0 : left };
}

async function closedDates({ db, now }: Services): Promise<(siteId: number, date: string) => boolean> {
  const zones = new Map((await listSites(db, EVERY_SITE)).map((site) => [site.id, siteZone(site)]));
  return (siteId, date) => date < localDate(now() - SEAL_AFTER_MS, zones.get(siteId) ?? 'UTC');
}
