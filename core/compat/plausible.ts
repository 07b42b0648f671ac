// The small form of zod: this goes into the Worker that runs for every beacon.
import * as z from 'zod/mini';
import { MAX_ENGAGED_MS } from '../beacon.ts';
import { readJson } from '../json.ts';
import { parsePageUrl, plainHostname } from '../page-address.ts';
import { parseProps } from '../props.ts';
import type { RawEvent } from '../raw-event.ts';
import { parseRevenue, type Revenue } from '../revenue.ts';
import { cleanText, utf8Bytes } from '../text.ts';

/** An event as Plausible's trackers send it, with the domains of the sites it is for. */
export interface PlausibleEvent {
  domains: string[];
  event: Omit<RawEvent, 'id' | 'time' | 'seq'>;
}
/** What is wrong, in the words their clients know: field → messages. */
export type PlausibleErrors = Record<string, string[]>;
export type PlausibleResult = { ok: true; value: PlausibleEvent } | { ok: false; errors: PlausibleErrors };

const MAX_NAME_CHARS = 120;
const MAX_URL_BYTES = 2000;
const MAX_REFERRER_CHARS = 2000;
const MAX_PROP_KEY_BYTES = 300;
const MAX_PROP_VALUE_BYTES = 2000;
const PROPS_PROBLEM = `keys should have at most ${MAX_PROP_KEY_BYTES} bytes and values ${MAX_PROP_VALUE_BYTES} bytes`;
/** Events their script sends by itself: always interactive, whatever they say. */
const SYSTEM_EVENTS = [
  'pageview',
  'engagement',
  'Outbound Link: Click',
  'Cloaked Link: Click',
  'File Download',
  '404',
  'WP Form Completions',
  'Form: Submission',
];
const EVENTS_WITH_PATH = ['404', 'WP Form Completions', 'Form: Submission'];

const bodySchema = z.record(z.string(), z.unknown());

/** Reads the body of `POST /api/event`: the short name of a field wins unless it is null or false. */
export function readPlausible(text: string): PlausibleResult {
  const body = bodySchema.safeParse(readJson(text));
  if (!body.success) return refuse('request', 'Unable to parse request body as json');
  const field = (...names: string[]) =>
    names
      .map((name) => body.data[name])
      .find((value) => value !== undefined && value !== null && value !== false);

  const name = readName(field('n', 'name'));
  if (name === undefined) return refuse('event_name', "can't be blank");
  if (name.length > MAX_NAME_CHARS)
    return refuse('event_name', `should be at most ${MAX_NAME_CHARS} character(s)`);

  const url = field('u', 'url');
  if (url === undefined) return refuse('url', 'is required');
  if (typeof url !== 'string' || utf8Bytes(url) > MAX_URL_BYTES) return refuse('url', 'must be a valid url');
  if (/^data:/i.test(url)) return refuse('url', 'scheme is not allowed');
  const hashed = Number(field('h', 'hashMode')) === 1 ? withFragment(url) : url;
  const address = parsePageUrl(hashed);
  if (!address) return refuse('url', 'must be a valid url');

  const given = body.data.d ?? body.data.domain;
  const domains = given === undefined || given === null ? [address.hostname] : readDomains(given);
  if (domains.length === 0) return refuse('domain', "can't be blank");

  const props = readProps(field('m', 'meta', 'p', 'props'));
  if (props === undefined) return refuse('props', PROPS_PROBLEM);
  const path: Record<string, string> = EVENTS_WITH_PATH.includes(name) ? { path: address.pathname } : {};

  const isEngagement = name === 'engagement';
  const engagedMs = isEngagement ? readWhole(body.data.e, MAX_ENGAGED_MS - 1) : undefined;
  const depth = isEngagement ? readWhole(body.data.sd, Number.MAX_SAFE_INTEGER) : undefined;
  if (isEngagement && !engagedMs && depth === undefined) {
    return refuse(
      'event_name',
      `engagement event requires a valid integer value for at least one of 'sd' or 'e' fields`,
    );
  }
  const referrer = field('r', 'referrer');
  return {
    ok: true,
    value: {
      domains,
      event: {
        name,
        url: hashed,
        referrer: typeof referrer === 'string' ? referrer.slice(0, MAX_REFERRER_CHARS) : undefined,
        interactive: SYSTEM_EVENTS.includes(name) || (body.data.i ?? body.data.interactive) !== false,
        engagedMs,
        scrollDepth: depth === undefined ? undefined : Math.min(100, depth),
        props: { ...path, ...props },
        revenue: readRevenue(field('$', 'revenue')),
      },
    },
  };
}

function refuse(field: string, message: string): PlausibleResult {
  return { ok: false, errors: { [field]: [message] } };
}

/** Their 404 may come as a number. */
function readName(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  const name = typeof value === 'string' ? cleanText(value) : '';
  return name === '' ? undefined : name;
}

function readDomains(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(',') : [];
  return [...new Set(list.map((domain) => plainHostname(domain.trim())).filter((domain) => domain !== ''))];
}

/** With hash routing, what follows `#` is part of the path; as our own tracker writes it. */
function withFragment(url: string): string {
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  return fragment === '' ? url : `${address}%23${fragment}${query}`;
}

/** The first thirty entries that are text, number or boolean; undefined when one is too large. */
function readProps(value: unknown): Record<string, string> | undefined {
  const entries = asObject(value);
  if (!entries) return {};
  const kept = Object.entries(entries).filter(
    ([key, content]) =>
      key.trim() !== '' && content !== null && String(content).trim() !== '' && typeof content !== 'object',
  );
  const isTooLarge = ([key, content]: [string, unknown]) =>
    utf8Bytes(key) > MAX_PROP_KEY_BYTES || utf8Bytes(String(content)) > MAX_PROP_VALUE_BYTES;
  if (kept.slice(0, 30).some(isTooLarge)) return undefined;
  const parsed = parseProps(Object.fromEntries(kept));
  return 'props' in parsed ? parsed.props : undefined;
}

function readRevenue(value: unknown): Revenue | undefined {
  const parsed = parseRevenue(asObject(value));
  return 'revenue' in parsed ? parsed.revenue : undefined;
}

/** An object, or one written as JSON in a text, as older scripts do. */
function asObject(value: unknown): Record<string, unknown> | undefined {
  const object = bodySchema.safeParse(typeof value === 'string' ? readJson(value) : value);
  return object.success ? object.data : undefined;
}

function readWhole(value: unknown, max: number): number | undefined {
  if (typeof value === 'string' && !/^\d+$/.test(value)) return undefined;
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 0 && number <= max ? number : undefined;
}
