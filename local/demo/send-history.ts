import { setTimeout as wait } from 'node:timers/promises';
import { type Coverage, takeNewest } from './coverage.ts';
import { DEMO_SITE } from './demo-site.ts';
import { planSessions } from './plan-sessions.ts';
import { deployOf, releasesBetween } from './releases.ts';
import { serverEvents } from './server-events.ts';

const EVENTS_PER_REQUEST = 1000;
const RETRY_MS = 3000;

interface HistoryTarget {
  /** Origin of the stack. */
  url: string;
  /** API key with the scopes events:write and deploys:write. */
  key: string;
  signal: AbortSignal;
  /** Called when a piece is stored, with what is still missing. */
  save: (coverage: Coverage) => void;
}

/**
 * Makes up the demo site's missing past, newest day first, through the events API. Interrupted at any point it can be
 * done again: the ids follow from the date, so what was stored already counts as a duplicate.
 */
export async function sendHistory(coverage: Coverage, target: HistoryTarget): Promise<void> {
  await sendDeploys(coverage, target);
  for (
    let next = takeNewest(coverage, DEMO_SITE.timezone);
    next;
    next = takeNewest(next.rest, DEMO_SITE.timezone)
  ) {
    const { from, to } = next.piece;
    const sessions = planSessions(next.date).filter(
      ({ hits: [first] }) => first && first.at >= from && first.at < to,
    );
    const events = sessions.flatMap((session) => serverEvents(session, to));
    for (let n = 0; n < events.length; n += EVENTS_PER_REQUEST) {
      await send(target, '/api/v1/events', events.slice(n, n + EVENTS_PER_REQUEST));
    }
    target.save(next.rest);
  }
}

/** Says when the releases of the missing time came on line; said again, it changes nothing. */
async function sendDeploys({ gaps, until }: Coverage, target: HistoryTarget): Promise<void> {
  const [oldest] = gaps;
  if (!oldest) return;
  for (const release of releasesBetween(oldest.from, until)) {
    await send(target, '/api/v1/deploys', deployOf(release));
  }
}

/** Sends until it is taken. @throws when the stack refuses it for good */
async function send({ url, key, signal }: HistoryTarget, path: string, body: object): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (response.ok) return;
    const text = await response.text();
    if (response.status !== 429 && response.status < 500) {
      throw new Error(`the demo's past was refused: ${response.status} ${text}`);
    }
    await wait(RETRY_MS, undefined, { signal });
  }
}
