import { monthsOf, planMonths } from '../../../clickhouse/month-plan.ts';
import { seal } from '../../../clickhouse/seal.ts';
import { sealMonths } from '../../../clickhouse/seal-months.ts';
import { clickHouseNow, planSeal } from '../../../clickhouse/seal-plan.ts';
import { siteZone } from '../../../core/site.ts';
import { localDate } from '../../../core/zoned-time.ts';
import { listDeletedSites } from '../../../db/deleted-sites.ts';
import { nextGeneration } from '../../../db/generations.ts';
import { beginSealRun, endSealRun } from '../../../db/seal-runs.ts';
import { listSites } from '../../../db/sites.ts';
import type { Services } from '../services.ts';

/**
 * Writes down the sessions of dates that are over, and of sealed dates that got late events. The cut stays behind
 * ClickHouse's clock by more than twice the time limit of an insert, so that no insert below it is still under way.
 */
export async function sealDates(
  services: Services,
  now: number,
): Promise<{ planned: number; sealed: number }> {
  const { db, clickhouse, insertTimeoutMs, sealAfterMs } = services;
  const settleUs = Math.ceil(insertTimeoutMs * 2.5) * 1000;
  const cut = (await clickHouseNow(clickhouse)) - settleUs;
  const gen = await nextGeneration(db, cut);
  // Another run took this very moment; the next one follows soon.
  if (gen > cut) return { planned: 0, sealed: 0 };

  const sites = await listSites(db, { accountIds: null, siteIds: null });
  const zones = new Map(sites.map((site) => [site.id, siteZone(site)]));
  const isClosed = (siteId: number, date: string) =>
    date < localDate(now - sealAfterMs, zones.get(siteId) ?? 'UTC');
  const deleted = new Set((await listDeletedSites(db)).map(({ id }) => id));
  const planned = await planSeal(clickhouse, String(gen), isClosed);
  const tasks = planned.filter(({ siteId }) => !deleted.has(siteId));
  if (tasks.length === 0) return { planned: 0, sealed: 0 };

  await beginSealRun(db, gen, now);
  const sealed = await seal(clickhouse, String(gen), tasks);
  const months = await planMonths(clickhouse, monthsOf(sealed, isClosed));
  await sealMonths(clickhouse, String(gen), months);
  await endSealRun(db, gen);
  return { planned: tasks.length, sealed: sealed.length };
}
