import { z } from 'zod';
import { quote } from './query/error.ts';
import { err, ok, type Result } from './result.ts';

export const MIN_STEPS = 2;
export const MAX_STEPS = 8;
export const MAX_WINDOW_DAYS = 90;

/** What a visitor must do next: reach a saved goal, view a page (`*`, `**` and `|` as in goals), or send an event. */
export type FunnelStep = (
  | { goal: number }
  | { page: string }
  | { event: string; props?: Record<string, string> }
) & { label?: string };

/** `strict`: nothing else may happen between two steps; `loose`: anything may. docs/funnels.md has the definitions. */
export const FUNNEL_ORDERS = ['loose', 'strict'] as const;
export type FunnelOrder = (typeof FUNNEL_ORDERS)[number];

/** What a funnel asks, saved or not. */
export interface FunnelShape {
  /** 2 to 8. */
  steps: FunnelStep[];
  order: FunnelOrder;
  /** 1 to 90: over the visits of this many days, of visitors whose id was given; without it, within one visit. */
  windowDays?: number;
}

/** A saved funnel. */
export interface Funnel extends FunnelShape {
  id: number;
  name: string;
}

const label = z.string().trim().min(1).max(120).optional();
/** A step as the API takes it. */
export const stepSchema = z.union([
  z.strictObject({ goal: z.int().positive(), label }),
  z.strictObject({ page: z.string().min(1).max(2000), label }),
  z.strictObject({
    event: z
      .string()
      .min(1)
      .max(120)
      // Engagement is no event of its own.
      .refine((name) => name !== 'engagement'),
    props: z.record(z.string().min(1).max(300), z.string().max(2000)).optional(),
    label,
  }),
]) satisfies z.ZodType<FunnelStep>;
/** The steps of a funnel. */
export const stepsSchema = z.array(stepSchema).min(MIN_STEPS).max(MAX_STEPS);
/** Over how many days; null or left out: within a visit. */
export const windowDaysSchema = z.int().min(1).max(MAX_WINDOW_DAYS).nullish();
const STEP_RULE =
  '{"goal": id}, {"page": path} or {"event": name, "props": {key: value}}, each with a "label" if you like';

/** Reads `steps`, `order` and `window_days` of a body; the error is a sentence that says what must be. */
export function parseFunnelShape(body: {
  steps?: unknown;
  order?: unknown;
  window_days?: unknown;
}): Result<FunnelShape, string> {
  const steps = parseSteps(body.steps);
  if (!steps.ok) return steps;
  const order = FUNNEL_ORDERS.find((name) => name === (body.order ?? 'loose'));
  if (!order) return err(`order must be "loose" or "strict"; it is ${quote(body.order)}.`);
  const days = windowDaysSchema.safeParse(body.window_days);
  if (!days.success) {
    const rule = `a number of days from 1 to ${MAX_WINDOW_DAYS}, or left out for one visit`;
    return err(`window_days must be ${rule}; it is ${quote(body.window_days)}.`);
  }
  return ok({ steps: steps.value, order, ...(days.data && { windowDays: days.data }) });
}

/** The parts of a body that parseFunnelShape reads as the same again. */
export function formatFunnelShape({ steps, order, windowDays }: FunnelShape) {
  return { steps, order, window_days: windowDays ?? null };
}

function parseSteps(value: unknown): Result<FunnelStep[], string> {
  if (!Array.isArray(value) || value.length < MIN_STEPS || value.length > MAX_STEPS) {
    return err(`steps must be a list of ${MIN_STEPS} to ${MAX_STEPS} steps; it is ${quote(value)}.`);
  }
  const steps: FunnelStep[] = [];
  for (const [index, step] of value.entries()) {
    const parsed = stepSchema.safeParse(step);
    if (!parsed.success) return err(`steps[${index}] must be ${STEP_RULE}; it is ${quote(step)}.`);
    steps.push(parsed.data);
  }
  return ok(steps);
}
