import {
  type WebhookRequest,
  webhookPurpose,
  webhookRequest,
} from '../../../core/budgets/webhook-request.ts';
import { listUntold, markTold, type UntoldBudget } from '../../../db/budget-webhooks.ts';
import { addressFault } from '../../../outbound/public-address.ts';
import type { Services } from '../services.ts';

const TIMEOUT_MS = 10_000;
/** News older than this is none. */
const MAX_AGE_MS = 24 * 3_600_000;

/** Sends webhooks what they have not taken yet; what fails is sent again at the next run, for a day. */
export async function tellWebhooks(
  services: Services,
  now: number,
): Promise<{ webhooks: number; taken: number; failed: number; given_up: number }> {
  const untold = await listUntold(services.db);
  const counts = { webhooks: untold.length, taken: 0, failed: 0, given_up: 0 };
  for (const one of untold) {
    const fault = await tell(services, one, now);
    const isOld = now - one.since >= MAX_AGE_MS;
    if (fault === undefined || isOld) await markTold(services.db, one);
    if (fault === undefined) {
      counts.taken++;
      continue;
    }
    counts[isOld ? 'given_up' : 'failed']++;
    // The address is a secret, its host is not.
    const what = isOld ? 'webhook given up' : 'webhook failed';
    services.log('error', what, { budget: one.id, host: URL.parse(one.url)?.host, fault });
  }
  return counts;
}

/** Why a webhook has not taken its news; undefined when it has. */
async function tell(services: Services, one: UntoldBudget, now: number): Promise<string | undefined> {
  const { vault, localHosts, resolveHost } = services;
  const url = URL.parse(one.url);
  if (!url || (url.protocol !== 'https:' && !localHosts.includes(url.hostname))) return 'not_https';
  const fault = await addressFault(url, { localHosts, resolve: resolveHost });
  if (fault) return fault;
  return await post(url, webhookRequest(url, one.news, vault.secretsFor(webhookPurpose(one.siteId)), now));
}

async function post(url: URL, { body, headers }: WebhookRequest): Promise<string | undefined> {
  try {
    // Where a redirect leads nobody has looked at.
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', redirect: 'manual', body, headers, signal });
    await response.body?.cancel();
    return response.ok ? undefined : `status_${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'too_slow' : 'unreachable';
  }
}
