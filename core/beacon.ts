import * as z from 'zod';
import { parseProps } from './props.ts';
import { parseRevenue, type Revenue } from './revenue.ts';
import { cleanText } from './text.ts';

/** What the tracker posts, version 1 (docs/architecture.md); only this file knows its short keys. */
export interface Beacon {
  siteKey: string;
  screen: string;
  language: string;
  events: BeaconEvent[];
}

export interface BeaconEvent {
  /** Undefined when the client made none: then a retry cannot be told from a new event. */
  id?: string;
  name: string;
  url?: string;
  referrer?: string;
  props: Record<string, string>;
  revenue?: Revenue;
  /** How long ago it happened when the beacon was sent. */
  ageMs: number;
  engagedMs?: number;
  /** 0–100. */
  scrollDepth?: number;
  interactive: boolean;
}

export const MAX_EVENTS = 50;
export const MAX_ID_CHARS = 64;
export const MAX_NAME_CHARS = 120;
export const MAX_URL_CHARS = 2000;
export const MAX_AGE_MS = 86_400_000;
export const MAX_ENGAGED_MS = 30 * 86_400_000;
/** KV keys and script URLs are made of these, so nothing else is ever looked up. */
export const SITE_KEY = /^[\w-]{1,64}$/;

const props = z
  .unknown()
  .optional()
  .transform((value, context) => {
    const result = parseProps(value);
    if ('props' in result) return result.props;
    context.addIssue(result.problem);
    return z.NEVER;
  });

const revenue = z
  .unknown()
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === null) return undefined;
    const result = parseRevenue(value);
    if ('revenue' in result) return result.revenue;
    context.addIssue(result.problem);
    return z.NEVER;
  });

const text = (max: number) =>
  z
    .string('must be text')
    .max(max, `must be at most ${max} characters`)
    .transform((value) => cleanText(value));

const requiredText = (max: number) => text(max).refine((value) => value !== '', 'must not be empty');

const wholeNumber = (max: number) =>
  z
    .number('must be a number')
    .min(0, 'must not be negative')
    .max(max, `must be at most ${max}`)
    .transform((value) => Math.round(value));

const eventSchema = z
  .object(
    {
      i: requiredText(MAX_ID_CHARS).nullish(),
      n: requiredText(MAX_NAME_CHARS).nullish(),
      u: text(MAX_URL_CHARS).nullish(),
      // A long referrer loses only its query, which nobody keeps.
      r: z
        .string('must be text')
        .transform((value) => value.slice(0, MAX_URL_CHARS))
        .nullish(),
      p: props,
      $: revenue,
      a: wholeNumber(MAX_AGE_MS).nullish(),
      t: wholeNumber(MAX_ENGAGED_MS).nullish(),
      d: wholeNumber(100).nullish(),
      x: z.boolean('must be true or false').nullish(),
    },
    'must be an object',
  )
  .transform((event) => ({
    id: event.i ?? undefined,
    name: event.n ?? 'pageview',
    url: event.u ?? undefined,
    referrer: event.r ?? undefined,
    props: event.p,
    revenue: event.$,
    ageMs: event.a ?? 0,
    engagedMs: event.t ?? undefined,
    scrollDepth: event.d ?? undefined,
    interactive: event.x ?? true,
  })) satisfies z.ZodType<BeaconEvent>;

const beaconSchema = z
  .object(
    {
      k: z.string('must be text').regex(SITE_KEY, 'must be a site key'),
      // Screen and language come from the browser, not from the page's author: odd ones are worth no refusal.
      w: z.unknown().optional(),
      l: z.unknown().optional(),
      e: z
        .array(eventSchema, 'must be a list of events')
        .min(1, 'must hold at least one event')
        .max(MAX_EVENTS, `must hold at most ${MAX_EVENTS} events`),
    },
    'must be an object',
  )
  .transform((beacon) => ({
    siteKey: beacon.k,
    screen: matching(beacon.w, /^\d{1,5}x\d{1,5}$/),
    language: matching(beacon.l, /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/),
    events: beacon.e,
  })) satisfies z.ZodType<Beacon>;

function matching(value: unknown, pattern: RegExp): string {
  return typeof value === 'string' && pattern.test(value) ? value : '';
}

export type BeaconErrorCode = 'malformed_json' | 'invalid_beacon';
export type BeaconResult =
  | { ok: true; beacon: Beacon }
  | { ok: false; code: BeaconErrorCode; sentence: string };

/** Reads a beacon; never throws. One event that breaks the rules refuses the whole beacon, so its author notices. */
export function parseBeacon(body: string): BeaconResult {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ok: false, code: 'malformed_json', sentence: 'The body is not JSON.' };
  }
  const parsed = beaconSchema.safeParse(value);
  if (parsed.success) return { ok: true, beacon: parsed.data };
  return { ok: false, code: 'invalid_beacon', sentence: describe(parsed.error.issues[0]) };
}

/** `e[0].n must be text.` */
function describe(issue: z.core.$ZodIssue | undefined): string {
  const path = (issue?.path ?? []).reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
  return `${path === '' ? 'The beacon' : path} ${issue?.message ?? 'is invalid'}.`;
}
