import { eraseSites } from '../../../clickhouse/erase-sites.ts';
import { countErasedParts } from '../../../clickhouse/erased-parts.ts';
import { clickHouseNow } from '../../../clickhouse/seal-plan.ts';
import { emptySystemLogs } from '../../../clickhouse/system-logs.ts';
import { NOTHING, type Step } from './target.ts';

/** Removes the sites' rows from every table, physically. */
export const eraseEvents: Step = async ({ clickhouse }, { siteIds }) => {
  if (siteIds.length === 0) return NOTHING;
  const { rows } = await eraseSites(clickhouse, siteIds);
  return { counts: rows, mark: Math.ceil((await clickHouseNow(clickhouse)) / 1e6) };
};

/** Waits until the files that rows were removed from are gone from the disk as well. */
export const awaitUnlinking: Step = async ({ clickhouse }, { deletion }) => {
  const mark = deletion.receipt.events?.mark;
  if (mark === undefined) return NOTHING;
  const { inactive, detached } = await countErasedParts(clickhouse, mark);
  if (detached > 0) {
    throw new Error(`${detached} detached parts may hold removed rows: drop them (system.detached_parts)`);
  }
  return inactive > 0 ? { wait: `${inactive} replaced parts are not unlinked yet` } : NOTHING;
};

/** Empties the server's logs of statements. */
export const eraseSystemLogs: Step = async ({ clickhouse, topology }, { siteIds }) => {
  if (siteIds.length === 0) return NOTHING;
  const emptied = await emptySystemLogs(clickhouse, topology);
  if (emptied) return { counts: { logs: emptied.length } };
  const remark =
    "ClickHouse Cloud keeps its own log of statements for up to 30 days; no visitor's data and no name is in it but as a condition of a question.";
  return { counts: {}, remark };
};
