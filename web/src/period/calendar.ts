/** Months of a calendar without clock or time zone; days are core/zoned-time's business. */

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The first day of the date's month. */
export function monthStart(date: string): string {
  return `${date.slice(0, 8)}01`;
}

/** The last day of the date's month. */
export function monthEnd(date: string): string {
  const day = utc(date);
  return text(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)));
}

/** The same day of another month, or that month's last when it has no such day. */
export function addMonths(date: string, months: number): string {
  const day = utc(date);
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const last = Number(monthEnd(text(first)).slice(8));
  first.setUTCDate(Math.min(day.getUTCDate(), last));
  return text(first);
}
