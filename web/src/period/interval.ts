import { daysBetween } from '../../../core/zoned-time.ts';
import type { Span } from './period.ts';

export const INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

/** The intervals that make a readable chart of a span, and the one to start with. */
export function intervalsFor(span: Span): { choices: readonly Interval[]; first: Interval } {
  const days = daysBetween(span.from, span.to) + 1;
  if (days <= 1) return { choices: ['hour'], first: 'hour' };
  if (days <= 10) return { choices: ['hour', 'day'], first: 'day' };
  if (days <= 62) return { choices: ['day', 'week'], first: 'day' };
  if (days <= 190) return { choices: ['day', 'week', 'month'], first: 'week' };
  if (days <= 400) return { choices: ['day', 'week', 'month'], first: 'month' };
  return { choices: ['week', 'month'], first: 'month' };
}

/** The asked interval where the span allows it, else the span's own. */
export function chooseInterval(asked: Interval | null, span: Span): Interval {
  const { choices, first } = intervalsFor(span);
  return asked && choices.includes(asked) ? asked : first;
}
