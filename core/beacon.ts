// The small form of zod: this goes into the Worker that runs for every beacon.
import * as z from 'zod/mini';
import { parseProps } from './props.ts';
import { parseRevenue, type Revenue } from './revenue.ts';
import { cleanText } from './text.ts';
import type { PageMeasures } from './vitals/page-measures.ts';
import { readMeasures } from './vitals/read-measures.ts';

/** What the tracker posts, version 1 (docs/architecture.md); only this file knows its short keys. */
export interface Beacon {
  siteKey: string;
  screen: string;
  language: string;
  /** The owner's own id of the visitor; to be hashed, never to be stored or logged. */
  visitor?: string;
  events: BeaconEvent[];
  /** Events that break the rules, beside others that do not. */
  malformed: MalformedEvent[];
}

export interface MalformedEvent {
  index: number;
  sentence: string;
}

export interface BeaconEvent {
  /** Position in the beacon. */
  index: number;
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
  /** Of an engagement: what the page view measured so far. */
  measures?: PageMeasures;
}

export const MAX_EVENTS = 50;
export const MAX_ID_CHARS = 64;
export const MAX_VISITOR_CHARS = 256;
export const MAX_NAME_CHARS = 120;
export const MAX_URL_CHARS = 2000;
export const MAX_AGE_MS = 86_400_000;
export const MAX_ENGAGED_MS = 30 * 86_400_000;
/** KV keys and script URLs are made of these, so nothing else is ever looked up. */
export const SITE_KEY = /^[\w-]{1,64}$/;

/** A value that a function of ours reads or calls a problem. */
function readBy<T>(read: (value: unknown) => { value: T } | { problem: string }) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value, context) => {
      const result = read(value);
      if ('value' in result) return result.value;
      context.issues.push({ code: 'custom', message: result.problem, input: value });
      return z.NEVER;
    }),
  );
}

const props = readBy((value) => {
  const result = parseProps(value);
  return 'props' in result ? { value: result.props } : result;
});

const revenue = readBy((value) => {
  if (value === undefined || value === null) return { value: undefined };
  const result = parseRevenue(value);
  return 'revenue' in result ? { value: result.revenue } : result;
});

const measures = readBy((value) => {
  if (value === undefined || value === null) return { value: undefined };
  return readMeasures(value);
});

/** '' is what pages write for somebody who is not signed in; many ids are numbers, and mean their digits. */
const visitor = readBy((value) => {
  const id = Number.isSafeInteger(value) ? String(value) : (value ?? '');
  if (typeof id !== 'string') return { problem: 'must be text or a whole number' };
  if (id.length > MAX_VISITOR_CHARS) return { problem: `must be at most ${MAX_VISITOR_CHARS} characters` };
  return { value: cleanText(id) || undefined };
});

const text = (maxChars: number) =>
  z.pipe(
    z.string('must be text').check(z.maxLength(maxChars, `must be at most ${maxChars} characters`)),
    z.transform(cleanText),
  );

const requiredText = (maxChars: number) =>
  text(maxChars).check(z.refine((value) => value !== '', 'must not be empty'));

const wholeNumber = (max: number) =>
  z.pipe(
    z
      .number('must be a number')
      .check(z.minimum(0, 'must not be negative'), z.maximum(max, `must be at most ${max}`)),
    z.transform(Math.round),
  );

/** What is longer is cut: a referrer loses only its query, which nobody keeps. */
const referrer = z.pipe(
  z.string('must be text'),
  z.transform((value: string) => value.slice(0, MAX_URL_CHARS)),
);

const eventSchema = z.pipe(
  z.object(
    {
      i: z.nullish(requiredText(MAX_ID_CHARS)),
      n: z.nullish(requiredText(MAX_NAME_CHARS)),
      u: z.nullish(text(MAX_URL_CHARS)),
      r: z.nullish(referrer),
      p: props,
      $: revenue,
      a: z.nullish(wholeNumber(MAX_AGE_MS)),
      t: z.nullish(wholeNumber(MAX_ENGAGED_MS)),
      d: z.nullish(wholeNumber(100)),
      x: z.nullish(z.boolean('must be true or false')),
      m: measures,
    },
    'must be an object',
  ),
  z.transform((event) => ({
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
    measures: event.m,
  })),
) satisfies z.ZodMiniType<Omit<BeaconEvent, 'index'>>;

const events = z
  .array(z.unknown(), 'must be a list of events')
  .check(
    z.minLength(1, 'must hold at least one event'),
    z.maxLength(MAX_EVENTS, `must hold at most ${MAX_EVENTS} events`),
  );

const beaconSchema = z.pipe(
  z.object(
    {
      k: z.string('must be text').check(z.regex(SITE_KEY, 'must be a site key')),
      // Screen and language come from the browser, not from the page's author: odd ones are worth no refusal.
      w: z.optional(z.unknown()),
      l: z.optional(z.unknown()),
      v: visitor,
      e: events,
    },
    'must be an object',
  ),
  z.transform((beacon) => ({
    siteKey: beacon.k,
    screen: matching(beacon.w, /^\d{1,5}x\d{1,5}$/),
    language: matching(beacon.l, /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/),
    visitor: beacon.v,
    events: beacon.e,
  })),
);

function matching(value: unknown, pattern: RegExp): string {
  return typeof value === 'string' && pattern.test(value) ? value : '';
}

export type BeaconErrorCode = 'malformed_json' | 'invalid_beacon';
export type BeaconResult =
  | { ok: true; beacon: Beacon }
  | { ok: false; code: BeaconErrorCode; sentence: string };

/**
 * Reads a beacon; never throws. An event that breaks the rules does not take the others with it, but a beacon of such
 * events only is refused, so that whoever writes one notices.
 */
export function parseBeacon(body: string): BeaconResult {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ok: false, code: 'malformed_json', sentence: 'The body is not JSON.' };
  }
  const parsed = beaconSchema.safeParse(value);
  if (!parsed.success) return refuse(describe(parsed.error.issues[0], ''));
  const beacon: Beacon = { ...parsed.data, events: [], malformed: [] };
  for (const [index, event] of parsed.data.events.entries()) {
    const read = eventSchema.safeParse(event);
    if (read.success) beacon.events.push({ ...read.data, index });
    else beacon.malformed.push({ index, sentence: describe(read.error.issues[0], `e[${index}]`) });
  }
  if (beacon.events.length === 0) return refuse(beacon.malformed[0]?.sentence ?? '');
  return { ok: true, beacon };
}

function refuse(sentence: string): BeaconResult {
  return { ok: false, code: 'invalid_beacon', sentence };
}

/** `e[0].n must be text.` */
function describe(issue: z.core.$ZodIssue | undefined, place: string): string {
  const path = [place, ...(issue?.path ?? []).map(String)].filter((part) => part !== '').join('.');
  return `${path === '' ? 'The beacon' : path} ${issue?.message ?? 'is invalid'}.`;
}
