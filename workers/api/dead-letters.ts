import { z } from 'zod';
import { countOutcomes } from '../../clickhouse/counters.ts';
import { insertEvents } from '../../clickhouse/insert-events.ts';
import { type DeadLetter, type OutcomeCount, perSite } from '../../core/event.ts';
import { hash64 } from '../../core/hash64.ts';
import { listErasedSites } from '../../db/deleted-sites.ts';
import type { Services } from './services.ts';

// The consumer wrote what a queue message held; what storing relies on is checked again, ClickHouse checks the rest.
const letterSchema = z.object({
  message: z.string().regex(/^\d{1,20}$/),
  queued_at: z.iso.datetime(),
  events: z.array(z.looseObject({ site_id: z.int(), date: z.iso.date(), time: z.number(), id: z.string() })),
  counts: z.array(z.looseObject({ id: z.string() })).optional(),
});

const PREFIX = 'dead/';

export interface ListedLetter {
  key: string;
  bytes: number;
  /** ISO 8601: when it was put there. */
  dead_at: string;
}

/** A page of the dead letters, oldest date first. */
export async function listDeadLetters(
  { deadLetters }: Services,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ letters: ListedLetter[]; cursor: string | null }> {
  const page = await deadLetters.list({ prefix: PREFIX, limit, cursor });
  return {
    letters: page.objects.map(({ key, size, uploaded }) => ({
      key,
      bytes: size,
      dead_at: uploaded.toISOString(),
    })),
    cursor: page.truncated ? page.cursor : null,
  };
}

export interface Replayed {
  key: string;
  stored: number;
  duplicates: number;
  /** Events of sites that are destroyed: they are dropped. */
  erased: number;
}

/**
 * Stores the events of one dead letter under their message's own id, corrects the counters and only then deletes the
 * object: whenever it is cut short, it can be run again. What is of a destroyed site is dropped. Undefined when somebody else replayed it meanwhile.
 * @throws StorageError; Error when the object is no dead letter
 */
export async function replayDeadLetter(services: Services, key: string): Promise<Replayed | undefined> {
  const { db, clickhouse, deadLetters, now, vars } = services;
  const object = await deadLetters.get(key);
  if (!object) return undefined;
  const { letter, erased } = withoutErased(parseLetter(await object.text()), await listErasedSites(db));

  const [delivered] = await insertEvents(clickhouse, [{ message: letter.message, events: letter.events }], {
    insertTimeoutMs: vars.INSERT_TIMEOUT_MS,
    now: now(),
  });
  if (!delivered) throw new Error('insertEvents answered for no delivery');
  const minute = Math.floor(now() / 60_000) * 60;
  const counts = [
    ...(letter.counts ?? []),
    ...noLongerDead(letter, minute),
    ...droppedAsErased(letter, erased, minute),
  ];
  await countOutcomes(clickhouse, { delivered: [delivered], minute, counts });
  await deadLetters.delete(key);

  const perSiteResults = [...delivered.bySite.values()];
  return {
    key,
    stored: perSiteResults.reduce((sum, { stored }) => sum + stored, 0),
    duplicates: perSiteResults.reduce((sum, { duplicates }) => sum + duplicates, 0),
    erased,
  };
}

function parseLetter(text: string): DeadLetter {
  return letterSchema.parse(JSON.parse(text)) as unknown as DeadLetter;
}

/** What a letter holds of sites that are still there, and how many of its events are of others. */
function withoutErased(
  letter: DeadLetter,
  erasedSites: readonly { id: number }[],
): { letter: DeadLetter; erased: number } {
  const gone = new Set(erasedSites.map(({ id }) => id));
  const isKept = ({ site_id }: { site_id: number }) => !gone.has(site_id);
  const events = letter.events.filter(isKept);
  return {
    letter: { ...letter, events, ...(letter.counts && { counts: letter.counts.filter(isKept) }) },
    erased: letter.events.length - events.length,
  };
}

/** Under no site: a destroyed one is in no table any more. */
function droppedAsErased({ message }: DeadLetter, n: number, minute: number): OutcomeCount[] {
  const outcome = 'dropped:site_erased';
  return n === 0 ? [] : [{ site_id: 0, minute, outcome, n, id: hash64('count', message, 0, outcome) }];
}

/** Takes back what burying counted; the id follows from the message, so a second replay takes nothing more. */
function noLongerDead({ message, events }: DeadLetter, minute: number): OutcomeCount[] {
  return [...perSite(events)].map(([siteId, n]) => ({
    site_id: siteId,
    minute,
    outcome: 'dead',
    n: -n,
    id: hash64('count', message, siteId, 'replayed'),
  }));
}
