import { locale } from './locale.ts';

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const second = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });

/** `26 Nov 2026`, by the reader's clock, as everything here. */
export function shortDate(instant: string | number): string {
  return day.format(new Date(instant));
}

/** The same with the time. */
export function shortTime(instant: string | number): string {
  return minute.format(new Date(instant));
}

/** The same to the second. */
export function exactTime(instant: string | number): string {
  return second.format(new Date(instant));
}
