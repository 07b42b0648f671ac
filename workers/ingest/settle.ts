import { describeError } from '../../observe/log.ts';
import { Refusal } from './answers.ts';
import { deliverRows } from './deliver.ts';
import type { Judgement } from './judge-beacon.ts';
import type { RouteContext } from './router.ts';

const RETRY_LATER = { 'retry-after': '1' };

/** What `judge` says of so many events of a request. @throws Refusal when site or salts cannot be read */
export async function judged(
  judge: () => Promise<Judgement>,
  events: number,
  now: number,
  { services, requestId }: RouteContext,
): Promise<Judgement> {
  try {
    return await judge();
  } catch (error) {
    services.outcomes.add(0, 'dropped:storage_unavailable', events, now);
    services.log('error', 'site or salt could not be read', {
      request_id: requestId,
      ...describeError(error),
    });
    throw new Refusal('storage_unavailable', 'The site cannot be looked up now.', RETRY_LATER);
  }
}

/** Counts what is dropped and sends what is not. @throws Refusal when trying again later helps */
export async function settle(
  { siteId, rows, dropped, isEarly }: Judgement,
  events: number,
  now: number,
  { services, requestId, execution }: RouteContext,
): Promise<void> {
  if (isEarly) {
    // The whole request will come again, so nothing else is said of it.
    services.outcomes.add(siteId, 'dropped:no_salt', events, now);
    services.log('error', 'a salt is missing', { request_id: requestId, site_id: siteId });
    throw new Refusal('no_salt', 'Visitors cannot be told apart now.', RETRY_LATER);
  }
  if (rows.length > 0 && !(await deliverRows(rows, siteId, { requestId, execution }, services))) {
    throw new Refusal('queue_refused', 'The events cannot be queued now.', RETRY_LATER);
  }
  for (const { reason } of dropped) services.outcomes.add(siteId, `dropped:${reason}`, 1, now);
}
