import { z } from 'zod';

const schema = z.object({
  /** From the first statement of a question to its answer. */
  timeMs: z.int().min(100).max(600_000),
  memoryBytes: z.int().positive(),
  /** Rows that one statement may read. */
  rows: z.int().positive(),
  /** Questions at the same time. */
  concurrent: z.int().positive(),
});

/** What the questions of an account may take. */
export type QueryLimits = z.infer<typeof schema>;

/** Every plan's so far. A year of the largest site we know of stays two orders of magnitude below. */
const STANDARD: QueryLimits = { timeMs: 20_000, memoryBytes: 4e9, rows: 2e9, concurrent: 20 };

/** An export is read at the pace of the one who takes it, and sorts on disk what does not fit. */
const EXPORT_TIME_MS = 600_000;

/** The limits of an account; `overrides` is what is stored for it, null for nothing. @throws ZodError when that is broken */
export function queryLimits(overrides: unknown): QueryLimits {
  return { ...STANDARD, ...schema.partial().parse(overrides ?? {}) };
}

/** The same for an export. */
export function exportLimits(limits: QueryLimits): QueryLimits {
  return { ...limits, timeMs: Math.max(EXPORT_TIME_MS, limits.timeMs) };
}
