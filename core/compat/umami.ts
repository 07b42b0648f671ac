// The small form of zod: this goes into the Worker that runs for every beacon.
import * as z from 'zod/mini';
import { plainHostname } from '../page-address.ts';
import { parseProps } from '../props.ts';
import type { GivenAttributes, RawEvent } from '../raw-event.ts';
import { parseRevenue, type Revenue } from '../revenue.ts';
import type { PageMeasures, TimingColumn } from '../vitals/page-measures.ts';

/** An event as Umami's tracker or server sends it. */
export interface UmamiEvent {
  /** Umami's id of the website, which may be a site key of ours. */
  website: string;
  /** Hostname of the page, plain; names the site where the id says nothing to us. */
  hostname: string;
  /** Of the visitor, when a server speaks for one. */
  ip?: string;
  userAgent?: string;
  /** Undefined for what is understood and stored as nothing: who somebody is. Measures still need the number of their view. */
  event?: Omit<RawEvent, 'id' | 'time' | 'seq'>;
  /** Epoch milliseconds, if stated. */
  time?: number;
}
export type UmamiResult = { ok: true; value: UmamiEvent } | { ok: false; problem: string };

const MAX_TEXT_CHARS = 500;
const MAX_NAME_CHARS = 50;
const MAX_DEPTH = 4;

const text = (max: number) => z.nullish(z.string().check(z.maxLength(max)));
/** Longer ones are cut. */
const address = z.nullish(z.string());

const payloadSchema = z.object({
  website: z.string().check(z.minLength(1), z.maxLength(64)),
  hostname: text(100),
  language: text(35),
  referrer: address,
  screen: text(11),
  url: address,
  name: text(MAX_NAME_CHARS),
  tag: text(50),
  data: z.nullish(z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())])),
  ip: text(64),
  userAgent: text(1000),
  timestamp: z.nullish(z.int().check(z.minimum(0))),
  id: text(256),
  browser: text(50),
  os: text(50),
  device: text(50),
});
const ms = z.nullish(z.number().check(z.minimum(0), z.maximum(60_000)));
const vitalsSchema = z.object({
  lcp: ms,
  inp: ms,
  fcp: ms,
  ttfb: ms,
  cls: z.nullish(z.number().check(z.minimum(0), z.maximum(100))),
});
const bodySchema = z.object({
  type: z.enum(['event', 'identify', 'performance']),
  payload: z.extend(payloadSchema, vitalsSchema.shape),
});

/** Reads the body of `POST /api/send`, or one item of `POST /api/batch`. */
export function readUmami(body: unknown): UmamiResult {
  const read = bodySchema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, problem: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}` };
  }
  const { type, payload } = read.data;
  const { website, name, tag, id, timestamp } = payload;
  const given = Object.fromEntries(
    (['browser', 'os', 'device', 'screen', 'language'] as const).flatMap((key) =>
      payload[key] ? [[key, payload[key]]] : [],
    ),
  ) satisfies GivenAttributes;
  const url = absolute(payload.url ?? '/', payload.hostname ?? '');
  const data = flatten(payload.data ?? {});
  const props = parseProps({ ...(tag && { tag }), ...data });
  const event = {
    name: name || 'pageview',
    url,
    referrer: payload.referrer?.slice(0, MAX_TEXT_CHARS) || undefined,
    visitor: id || undefined,
    props: 'props' in props ? props.props : {},
    revenue: revenueOf(data),
    given,
  };
  return {
    ok: true,
    value: {
      website,
      hostname: plainHostname(payload.hostname || (URL.parse(url)?.hostname ?? '')),
      ip: payload.ip ?? undefined,
      userAgent: payload.userAgent ?? undefined,
      event: type === 'event' ? event : type === 'performance' ? measured(event, payload) : undefined,
      time: timestamp ? timestamp * 1000 : undefined,
    },
  };
}

/** Web vitals, which their script tells apart from the page view: beside an engagement of no length, as ours come. */
function measured(
  { url, visitor, given }: Omit<RawEvent, 'id' | 'time' | 'seq'>,
  { lcp, inp, fcp, ttfb, cls }: z.output<typeof vitalsSchema>,
): UmamiEvent['event'] {
  const measures: PageMeasures = { view_id: 0, navigation: 'navigate' };
  const put = (column: TimingColumn, value: number | null | undefined, unit = 1) => {
    if (typeof value === 'number') measures[column] = Math.round(value * unit);
  };
  put('lcp_ms', lcp);
  put('inp_ms', inp);
  put('fcp_ms', fcp);
  put('ttfb_ms', ttfb);
  put('cls_e4', cls, 10_000);
  return { name: 'engagement', url, visitor, given, measures };
}

/** Their trackers send paths; addresses are cut as theirs are. */
function absolute(url: string, hostname: string): string {
  const cut = url.slice(0, MAX_TEXT_CHARS);
  return /^[a-z][a-z\d+.-]*:/i.test(cut)
    ? cut
    : `https://${hostname || 'localhost'}${cut.startsWith('/') ? '' : '/'}${cut}`;
}

/** Objects within data become `outer.inner`, lists their JSON, as their store shows them. */
function flatten(data: Record<string, unknown> | unknown[], prefix = '', depth = 1): Record<string, unknown> {
  const entries = Object.entries(data).flatMap(([key, value]): [string, unknown][] => {
    const name = `${prefix}${key}`;
    if (Array.isArray(value)) return [[name, JSON.stringify(value)]];
    if (typeof value !== 'object' || value === null) return [[name, value]];
    return depth < MAX_DEPTH
      ? Object.entries(flatten(value as Record<string, unknown>, `${name}.`, depth + 1))
      : [];
  });
  return Object.fromEntries(entries);
}

/** An event with revenue and currency in its data has brought that. */
function revenueOf({ revenue, currency }: Record<string, unknown>): Revenue | undefined {
  const parsed = parseRevenue({ amount: revenue, currency });
  return 'revenue' in parsed ? parsed.revenue : undefined;
}
