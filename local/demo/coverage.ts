import { localDate, startOfDate } from '../../core/zoned-time.ts';

const DAY_MS = 86_400_000;
/** The dashboard opens with the last 30 days, compared with the 30 before. */
const FIRST_DAYS = 62;
/** Nobody waits for more than a quarter of a year to be made up. */
const MAX_DAYS = 90;

/** A stretch of time, epoch ms; `to` is outside. */
export interface Stretch {
  from: number;
  to: number;
}

/** Which time the demo site's traffic still has to be made up for. */
export interface Coverage {
  /** Oldest first. */
  gaps: Stretch[];
  /** Everything before is made up for, is in `gaps`, or was live. */
  until: number;
}

/** The coverage of a data directory at a start: the time since the last one is missing, or the first two months. */
export function resumeCoverage(known: Coverage | undefined, now: number): Coverage {
  const from = Math.max(known?.until ?? now - FIRST_DAYS * DAY_MS, now - MAX_DAYS * DAY_MS);
  const gaps = [...(known?.gaps ?? []), { from, to: now }].filter((gap) => gap.from < gap.to);
  return { gaps, until: Math.max(now, known?.until ?? 0) };
}

/** The newest missing piece that lies within one local date, and what is missing once it is made up. */
export function takeNewest(
  coverage: Coverage,
  timezone: string,
): { date: string; piece: Stretch; rest: Coverage } | undefined {
  const gap = coverage.gaps.at(-1);
  if (!gap) return undefined;
  const date = localDate(gap.to - 1, timezone);
  const from = Math.max(gap.from, startOfDate(date, timezone));
  const older = coverage.gaps.slice(0, -1);
  const gaps = from > gap.from ? [...older, { from: gap.from, to: from }] : older;
  return { date, piece: { from, to: gap.to }, rest: { ...coverage, gaps } };
}
