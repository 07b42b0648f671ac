/** How good a number of the operator's is. */
export type Level = 'good' | 'warn' | 'bad';

/** From where on a number is worth a look, and from where on somebody has to do something. */
export interface Thresholds {
  warn: number;
  bad: number;
}

/** What the operator's dashboard measures by; docs/runbook.md says what to do. */
export const THRESHOLDS = {
  /** Share of the API's answers that are failures of ours, of the last full hours. */
  failureShare: { warn: 0.005, bad: 0.02 },
  /** From an event until it was stored, 95th percentile. */
  freshnessP95Ms: { warn: 10_000, bad: 60_000 },
  /** The same of the slowest event. */
  oldestMs: { warn: 300_000, bad: 3_600_000 },
  /** Age of the oldest dead letter. */
  deadLetterMs: { warn: 1, bad: 86_400_000 },
} as const satisfies Readonly<Record<string, Thresholds>>;

/** How good a number is. */
export function levelOf(value: number, { warn, bad }: Thresholds): Level {
  if (value >= bad) return 'bad';
  return value >= warn ? 'warn' : 'good';
}
