import { hourLabel, localHour } from '../../../core/zoned-time.ts';
import type { Missing } from '../api/marks.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';

const texts = dashboardTexts.missing;
const LONG_MS = 2 * 86_400_000;

/** What is missing, when by the site's clocks, and how much of it is known. */
export function missingText({ kind, from, to, events }: Missing, timezone: string): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const label = (instant: number) => hourLabel(localHour(instant, timezone));
  const isLong = end - start > LONG_MS;
  const [first, last] = isLong
    ? [timeFormat.date(label(start)), timeFormat.date(label(end - 1))]
    : [timeFormat.full(label(start), 'hour'), timeFormat.full(label(end), 'hour')];
  const span = texts.span(texts.names[kind], first, last);
  return events === null ? span : texts.events(span, events, format.metric('events', events));
}
