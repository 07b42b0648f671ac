const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The first time zone enters a date 14 hours before UTC does, the last leaves it 12 hours after. */
const FIRST_ZONE_MS = 14 * HOUR_MS;
const LAST_ZONE_MS = 12 * HOUR_MS;
/** Salts are made a day before anyone needs them: whoever asks finds the same one, whatever the store's lag. */
const AHEAD_MS = DAY_MS;
/** Keys of past dates outlive the seven days in which a repeated event id is recognised. */
const PAST_KEY_DAYS = 8;

/** Calendar dates that need a salt of their own: those some time zone is in, and the next. Oldest first. */
export function liveDates(now: number): string[] {
  return datesBetween(now - LAST_ZONE_MS, now + FIRST_ZONE_MS + AHEAD_MS);
}

/** UTC dates whose past-date keys may be asked for now or soon. */
export function pastKeyDates(now: number): string[] {
  return datesBetween(now, now + AHEAD_MS);
}

/** Whether every time zone has left the date, so that its salt must be destroyed. */
export function isOverEverywhere(date: string, now: number): boolean {
  return Date.parse(`${date}T00:00:00Z`) + DAY_MS + LAST_ZONE_MS <= now;
}

/** Whether the key that salts of past dates were derived from has served its time. */
export function isPastKeyOver(keyDate: string, now: number): boolean {
  return Date.parse(`${keyDate}T00:00:00Z`) + (PAST_KEY_DAYS + 1) * DAY_MS <= now;
}

/** KV key of a live date's salt. */
export function saltKey(date: string): string {
  return `salt:${date}`;
}

/** KV key of the secret that salts of past dates, first used on `keyDate` (UTC), are derived from. */
export function pastKeyKey(keyDate: string): string {
  return `past-key:${keyDate}`;
}

function datesBetween(from: number, to: number): string[] {
  const dates: string[] = [];
  for (let day = Math.floor(from / DAY_MS); day <= Math.floor(to / DAY_MS); day++) {
    dates.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return dates;
}
