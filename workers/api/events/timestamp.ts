import { isDate } from '../../../core/zoned-time.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Epoch milliseconds of ISO 8601 text (UTC where it names no offset) or of a number; undefined for anything else. */
export function parseTimestamp(value: string | number): number | undefined {
  const epochMs = typeof value === 'number' ? Math.floor(value) : parseIso(value.trim());
  return Number.isFinite(epochMs) ? epochMs : undefined;
}

function parseIso(text: string): number {
  const [, date = '', time = '00:00', offset = 'Z'] = ISO.exec(text) ?? [];
  if (!isDate(date)) return Number.NaN;
  return Date.parse(`${date}T${time}${longOffset(offset)}`);
}

/** `+02`, `+0200` and `+02:00` as the last one, which alone Date.parse takes. */
function longOffset(offset: string): string {
  if (/^z$/i.test(offset)) return 'Z';
  return `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;
}
