import {
  isOverEverywhere,
  isPastKeyOver,
  liveDates,
  pastKeyDates,
  pastKeyKey,
  saltKey,
} from '../../../core/salt-dates.ts';
import { deletePastSaltsBefore } from '../../../db/past-salts.ts';
import { listLiveSalts, recordDestruction, recordSalt } from '../../../db/salts.ts';
import type { Services } from '../services.ts';

/**
 * Makes the salts that will be needed and destroys those whose date is over in every time zone, after which no one can
 * tell who a visitor id was. The only writer of KV `SALTS`.
 */
export async function rotateSalts(
  services: Services,
  now: number,
): Promise<{ made: number; destroyed: number }> {
  const { db, salts, log } = services;
  const live = await listLiveSalts(db);
  const known = new Set(live.map(({ name }) => name));
  const wanted = [
    ...liveDates(now).map((date) => ({ name: saltKey(date), date })),
    ...pastKeyDates(now).map((date) => ({ name: pastKeyKey(date), date })),
  ].filter(({ name }) => !known.has(name));
  for (const salt of wanted) {
    await salts.put(salt.name, randomHex());
    await recordSalt(db, salt, now);
  }

  const over = live.filter(({ name, date }) =>
    name === saltKey(date) ? isOverEverywhere(date, now) : isPastKeyOver(date, now),
  );
  for (const { name, date } of over) {
    // Pins go first: a past date asked for again must not be answered with a key that is no more.
    if (name === pastKeyKey(date)) await deletePastSaltsBefore(db, nextDate(date));
    await salts.delete(name);
    await recordDestruction(db, name, now);
    log('info', 'salt destroyed', { name });
  }
  return { made: wanted.length, destroyed: over.length };
}

function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
