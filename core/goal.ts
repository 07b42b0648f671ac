import { z } from 'zod';
import { MAX_PROP_KEY_BYTES, MAX_PROP_VALUE_BYTES, MAX_PROPS } from './props.ts';
import { err, ok, type Result } from './result.ts';
import { isCurrency } from './revenue.ts';
import { utf8Bytes } from './text.ts';

/** A target: an event that meets it is a conversion. */
export interface Goal {
  id: number;
  /** What `event:goal` shows; unique on the site. */
  name: string;
  rule: GoalRule;
  /** All of them must be equal. */
  props: Record<string, string>;
  /** ISO 4217: its revenue is reported in this currency. */
  currency?: string;
}

export type GoalRule =
  /** An event of this name. */
  | { kind: 'event'; name: string }
  /** A pageview; `path` may hold wildcards (core/path-match.ts). */
  | { kind: 'page'; path: string }
  /** Engagement with a page that reached a depth of at least `threshold`, 0–100. */
  | { kind: 'scroll'; path: string; threshold: number };

/** A goal that has no id yet. */
export type NewGoal = Omit<Goal, 'id'>;

/** Filters saved under a name. */
export interface Segment {
  id: number;
  name: string;
  /** As in the body of a query. */
  filters: unknown[];
}

export const MAX_GOAL_NAME = 120;
const MAX_PATH = 2000;
const THRESHOLD_RULE = 'scroll_threshold must be a whole number from 0 to 100';
const CURRENCY_RULE = 'currency must be an ISO 4217 code such as EUR';

const text = (name: string, max: number) =>
  z
    .string(`${name} must be a string`)
    .trim()
    .min(1, `${name} must not be empty`)
    .max(max, `${name} may have ${max} characters`);

/** A goal as the Sites API takes it; keys that do not apply are null or absent. */
export const goalInputSchema = z.object(
  {
    goal_type: z.enum(['event', 'page', 'scroll'], 'goal_type must be event, page or scroll'),
    event_name: text('event_name', MAX_GOAL_NAME).nullish(),
    page_path: text('page_path', MAX_PATH).transform(withSlashes).nullish(),
    scroll_threshold: z
      .union(
        [
          z.int(),
          z
            .string()
            .regex(/^\d{1,3}$/)
            .transform(Number),
        ],
        THRESHOLD_RULE,
      )
      .refine((depth) => depth >= 0 && depth <= 100, THRESHOLD_RULE)
      .nullish(),
    display_name: text('display_name', MAX_GOAL_NAME).nullish(),
    custom_props: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String), {
        error: 'custom_props must be an object of strings',
      })
      .refine(
        areProps,
        `custom_props may have ${MAX_PROPS} keys, none of them and no value empty or too long`,
      )
      .nullish(),
    currency: z
      .string(CURRENCY_RULE)
      .transform((code) => code.toUpperCase())
      .refine(isCurrency, CURRENCY_RULE)
      .nullish(),
  },
  'a goal must be an object with goal_type and event_name or page_path',
);
type GoalInput = z.infer<typeof goalInputSchema>;

/** Reads `{goal_type, event_name | page_path, scroll_threshold, display_name, custom_props, currency}`. The error is a sentence. */
export function parseGoal(value: unknown): Result<NewGoal, string> {
  const input = goalInputSchema.safeParse(value);
  if (!input.success) return err(`${input.error.issues[0]?.message ?? 'the goal cannot be read'}.`);
  const rule = readRule(input.data);
  if (!rule.ok) return rule;
  const { display_name, custom_props, currency } = input.data;
  if (currency && rule.value.kind !== 'event') {
    return err('currency goes with goals of the type event; others bring no revenue.');
  }
  return ok({
    name: display_name ?? defaultName(rule.value),
    rule: rule.value,
    props: custom_props ?? {},
    ...(currency && { currency }),
  });
}

/** What a goal is called unless it is given a name. */
export function defaultName(rule: GoalRule): string {
  switch (rule.kind) {
    case 'event':
      return rule.name;
    case 'page':
      return cut(`Visit ${rule.path}`);
    case 'scroll':
      return cut(`Scroll ${rule.threshold}% on ${rule.path}`);
  }
}

/** Which keys say what counts, by the type of the goal. */
const RULE_KEYS = {
  event: ['event_name'],
  page: ['page_path'],
  scroll: ['page_path', 'scroll_threshold'],
} as const;

function readRule(input: GoalInput): Result<GoalRule, string> {
  const { goal_type: kind, event_name: name, page_path: path, scroll_threshold: threshold } = input;
  const keys: readonly string[] = RULE_KEYS[kind];
  // A page goal that drops its threshold would count every view.
  for (const key of ['event_name', 'page_path', 'scroll_threshold'] as const) {
    const isGiven = input[key] !== null && input[key] !== undefined;
    if (isGiven && !keys.includes(key)) return err(`${key} does not go with a goal of the type ${kind}.`);
  }
  if (kind === 'event') {
    if (!name) return err('event_name is missing; a goal of the type event needs it.');
    if (name === 'engagement') return err('event_name must not be engagement, which is no event of its own.');
    return ok({ kind, name });
  }
  if (!path) return err(`page_path is missing; a goal of the type ${kind} needs it.`);
  if (kind === 'page') return ok({ kind, path });
  if (threshold === null || threshold === undefined) {
    return err('scroll_threshold is missing; a goal of the type scroll needs it.');
  }
  return ok({ kind, path, threshold });
}

/** A path may be given without its first slash. */
function withSlashes(path: string): string {
  const alternatives = path.split('|').map((one) => (/^[/*]/.test(one) ? one : `/${one}`));
  return alternatives.join('|');
}

function areProps(props: Record<string, string>): boolean {
  const entries = Object.entries(props);
  return (
    entries.length <= MAX_PROPS &&
    entries.every(([key, value]) => fits(key, MAX_PROP_KEY_BYTES) && fits(value, MAX_PROP_VALUE_BYTES))
  );
}

function fits(value: string, maxBytes: number): boolean {
  return value !== '' && utf8Bytes(value) <= maxBytes;
}

function cut(name: string): string {
  return name.length <= MAX_GOAL_NAME ? name : `${name.slice(0, MAX_GOAL_NAME - 1)}…`;
}
