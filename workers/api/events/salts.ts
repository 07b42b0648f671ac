import { liveDates, pastKeyKey, saltKey } from '../../../core/salt-dates.ts';
import { pastSalt } from '../../../core/visitor.ts';
import { pinPastSalts } from '../../../db/past-salts.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';

/**
 * The salts of calendar dates: those of live dates from KV, where cron makes and destroys them, those of past dates
 * derived from the key of the UTC day they were first asked for on. Remembered for one request only, or they would
 * outlive their destruction. @throws ApiError `no_salt` when cron has not made a key yet
 */
export async function findSalts(
  { db, salts: store, now }: Pick<Services, 'db' | 'salts' | 'now'>,
  dates: Iterable<string>,
): Promise<Map<string, string>> {
  const asked = [...new Set(dates)];
  const live = new Set(liveDates(now()));
  const found = await readAll(
    store,
    asked.filter((date) => live.has(date)),
    saltKey,
  );
  // A live date without a salt (cron never ran, or a zone has just left it) is treated as past: the same for all its events.
  const past = asked.filter((date) => !found.has(date));
  const today = new Date(now()).toISOString().slice(0, 10);
  const pins = await pinPastSalts(db, past, today);
  const keys = await readAll(store, [...new Set(pins.values())], pastKeyKey);
  for (const date of past) {
    const key = keys.get(pins.get(date) ?? '');
    if (key === undefined) throw noSalt();
    found.set(date, pastSalt(key, date));
  }
  return found;
}

async function readAll(
  store: KVNamespace,
  names: readonly string[],
  keyOf: (name: string) => string,
): Promise<Map<string, string>> {
  const values = await Promise.all(names.map(async (name) => [name, await store.get(keyOf(name))] as const));
  return new Map(values.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}

function noSalt(): ApiError {
  return new ApiError('no_salt', 'Visitors cannot be told apart at the moment. Try again in a minute.', {
    'retry-after': '60',
  });
}
