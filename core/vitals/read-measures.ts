// The small form of zod: this goes into the Worker that runs for every beacon.
import * as z from 'zod/mini';
import { cleanText } from '../text.ts';
import { isHard, NAVIGATION_TYPES, type NavigationType } from './navigation-types.ts';
import type { PageMeasures, TimingColumn } from './page-measures.ts';
import { LCP_KINDS, LOAD_STATES } from './page-words.ts';
import { phasesOf } from './phases.ts';

/** Longer than this nobody waited: a clock was set, or a laptop slept. */
const MAX_MS = 600_000;
const MAX_CLS = 100;
const MAX_BYTES = 2 ** 32 - 1;
const MAX_TEXT_CHARS = 200;
const MAX_STACK_CHARS = 1_000;
const MAX_LIST = 5;
const MAX_HOSTS = 10;

const RTT_MS = [50, 100, 200, 300, 500, 1000, 3000];
const MEMORY_GB = [0.5, 1, 2, 4, 8, 16, 32];
const CORES = [2, 4, 8, 16, 32];

/** Texts come from the page: what is odd is left out rather than refused, since no author can mend it. */
const text = (maxChars: number) =>
  z.pipe(
    z.optional(z.unknown()),
    z.transform((value) => (typeof value === 'string' ? cleanText(value).slice(0, maxChars) : '')),
  );
const number = (max: number) =>
  z.pipe(
    z.optional(z.unknown()),
    z.transform((value) => (typeof value === 'number' && value >= 0 && value <= max ? value : undefined)),
  );
const short = text(MAX_TEXT_CHARS);
const ms = number(MAX_MS);
const pairs = list(z.tuple([short, ms]));

function list<T extends z.ZodMiniType>(item: T, most = MAX_LIST) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value) =>
      (Array.isArray(value) ? value.slice(0, most) : []).flatMap((one): z.output<T>[] => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    ),
  );
}

const causes = z.object({
  l: z.optional(z.tuple([short, short, ms, ms, ms], z.unknown())),
  i: z.optional(z.tuple([short, short, ms, ms, ms], z.unknown())),
  c: short,
  d: z.catch(z.optional(z.tuple([number(MAX_CLS), ms, short])), undefined),
  s: list(z.tuple([short, ms], ms)),
  h: list(z.tuple([short, ms], number(MAX_BYTES)), MAX_HOSTS),
  b: list(short),
  e: z.catch(z.optional(z.tuple([ms, number(1024), number(1024)])), undefined),
});

/** `m` of an engagement, as tracker/measures.ts sends it; the times of the navigation are read by phases.ts. */
const measuresSchema = z.looseObject(
  {
    v: z.number('must be a number').check(z.int(), z.minimum(1), z.maximum(2 ** 32 - 1)),
    n: z.enum(
      Object.keys(NAVIGATION_TYPES) as (keyof typeof NAVIGATION_TYPES)[],
      'must be n, r, b, p, d, c or s',
    ),
    l: ms,
    f: ms,
    c: number(MAX_CLS),
    i: ms,
    h: short,
    y: short,
    e: short,
    s: pairs,
    q: number(1),
    traSiz: number(MAX_BYTES),
    r: short,
    x: z.catch(z.optional(causes), undefined),
    j: list(z.tuple([short, text(MAX_STACK_CHARS), number(1_000_000)])),
  },
  'must be an object',
);

/** Reads what a page view measured; never throws. */
export function readMeasures(value: unknown): { value: PageMeasures } | { problem: string } {
  const read = measuresSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { problem: `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is invalid'}`.trim() };
  }
  const { v, n, h, y, e, s, q, r, j, x } = read.data;
  const navigation: NavigationType = NAVIGATION_TYPES[n];
  const measures: PageMeasures = { view_id: v, navigation };
  const put = (column: TimingColumn, number: number | undefined) => {
    if (number !== undefined && number >= 0 && number <= MAX_MS) measures[column] = Math.round(number);
  };

  const activationMs = isHard(navigation) ? (time(read.data, 'actStar') ?? 0) : 0;
  const sinceActivation = (at: number | undefined) =>
    at === undefined ? undefined : Math.max(0, at - activationMs);
  put('lcp_ms', sinceActivation(read.data.l));
  put('fcp_ms', sinceActivation(read.data.f));
  put('inp_ms', read.data.i);
  if (read.data.c !== undefined) measures.cls_e4 = Math.round(read.data.c * 10_000);
  if (isHard(navigation)) {
    for (const [column, number] of Object.entries(phasesOf((name) => time(read.data, name)))) {
      put(column as TimingColumn, number);
    }
    const bytes = read.data.traSiz;
    if (bytes !== undefined) measures.transfer_bytes = Math.round(bytes);
    else if (y === 'cache') measures.transfer_bytes = 0;
  }
  if (x?.l) {
    const [target, url, loadDelay, loading, renderDelay, kind] = x.l;
    Object.assign(measures, told({ lcp_target: target, lcp_url: url, lcp_kind: among(LCP_KINDS, kind) }));
    put('lcp_load_delay_ms', loadDelay);
    put('lcp_loading_ms', loading);
    put('lcp_render_delay_ms', renderDelay);
  }
  if (x?.i) {
    const [target, type, inputDelay, processing, presentation, script, , state] = x.i;
    const known = type === 'keyboard' ? 'keyboard' : 'pointer';
    Object.assign(
      measures,
      told({
        inp_target: target,
        inp_type: known,
        inp_script: short.parse(script),
        inp_state: among(LOAD_STATES, state),
      }),
    );
    put('inp_input_delay_ms', inputDelay);
    put('inp_processing_ms', processing);
    put('inp_presentation_ms', presentation);
  }
  if (x?.d) {
    const [value, atMs, state] = x.d;
    if (value !== undefined) measures.cls_shift_e4 = Math.round(value * 10_000);
    put('cls_at_ms', atMs);
    Object.assign(measures, told({ cls_state: among(LOAD_STATES, state) }));
  }
  if (x?.e) {
    const [rtt, memory, cores] = x.e;
    Object.assign(
      measures,
      told({ rtt: classOf(RTT_MS, rtt), memory: classOf(MEMORY_GB, memory), cores: classOf(CORES, cores) }),
    );
  }
  Object.assign(
    measures,
    told({ protocol: h, delivery: y, connection: e, release: r, cls_target: x?.c ?? '' }),
  );
  if (q !== undefined && q > 0 && q < 1) measures.sample_rate = q;
  if (s.length > 0) measures.server_timing = byName(s);
  if (x && x.s.length > 0) {
    measures.slow_scripts = byName(x.s);
    const forced = x.s.filter(([, , layoutMs]) => layoutMs);
    if (forced.length > 0)
      measures.forced_layouts = byName(forced.map(([name, , layoutMs]) => [name, layoutMs]));
  }
  if (x && x.h.length > 0) {
    measures.resource_ms = byName(x.h);
    const told = x.h.filter(([, , bytes]) => bytes);
    if (told.length > 0) measures.resource_bytes = byName(told.map(([host, , bytes]) => [host, bytes]));
  }
  if (x && x.b.length > 0) measures.not_restored = byName(x.b.map((reason) => [reason, 1]));
  if (j.length > 0) {
    measures.errors = j.map(([message, stack, count]) => ({
      message,
      stack,
      count: Math.max(1, Math.round(count ?? 1)),
    }));
  }
  return { value: measures };
}

function told(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''));
}

/** A word of the page, if it is one of ours: columns keep a dictionary of what they hold. */
function among(known: readonly string[], word: unknown): string {
  return known.find((one) => one === word) ?? '';
}

/** The upper end of the class of a number: exact ones would help to tell visitors apart. */
function classOf(ends: readonly number[], value: number | undefined): string {
  if (value === undefined || value === 0) return '';
  return String(ends.find((end) => value <= end) ?? ends.at(-1));
}

function byName(list: [string, number | undefined, ...unknown[]][]): Record<string, number> {
  return Object.fromEntries(list.map(([name, duration]) => [name, Math.round(duration ?? 0)]));
}

/** A time of the navigation, since it began; undefined where that part did not take place or is not told. */
function time(data: Record<string, unknown>, name: string): number | undefined {
  const value = data[name];
  return typeof value === 'number' && value > 0 && value <= MAX_MS ? value : undefined;
}
