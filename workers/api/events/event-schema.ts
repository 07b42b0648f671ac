import { z } from 'zod';
import { MAX_ENGAGED_MS, MAX_NAME_CHARS } from '../../../core/beacon.ts';
import { parseProps } from '../../../core/props.ts';
import { parseRevenue } from '../../../core/revenue.ts';
import { cleanText } from '../../../core/text.ts';
import { readMeasures } from '../../../core/vitals/read-measures.ts';
import { writtenAs } from '../openapi/written-as.ts';
import { parseTimestamp } from './timestamp.ts';

/** Longer than any URL or user agent that is one; what is stored is cut to size later (core/enrich.ts). */
const MAX_CHARS = 16_000;
const MAX_ID_CHARS = 256;

/** Not stated: left out, null or ''. */
const blank = (value: unknown) => (value === null || value === '' ? undefined : value);

function text(maxChars = MAX_CHARS) {
  const schema = z
    .string('must be text')
    .max(maxChars, `must be at most ${maxChars} characters`)
    .transform((value) => cleanText(value));
  return z.preprocess(blank, schema.optional());
}

function matching(pattern: RegExp, sentence: string) {
  return z.preprocess(blank, z.string('must be text').trim().regex(pattern, sentence).optional());
}

function number(max: number) {
  const schema = z
    .number('must be a number')
    .min(0, 'must not be negative')
    .max(max, `must be at most ${max}`)
    .transform((value) => Math.round(value));
  return z.preprocess(blank, schema.optional());
}

/** A value that a function of core reads or calls a problem. */
function readBy<T>(documented: z.ZodType, read: (value: unknown) => { value: T } | { problem: string }) {
  const schema = writtenAs(z.unknown(), documented).transform((value, context) => {
    const result = read(value);
    if ('value' in result) return result.value;
    context.addIssue(result.problem);
    return z.NEVER;
  });
  return z.preprocess(blank, schema.optional());
}

const timestampSchema = z.union([z.iso.datetime({ offset: true }), z.int()]);
const timestamp = readBy(timestampSchema, (value) => {
  const isReadable = typeof value === 'string' || typeof value === 'number';
  const epochMs = isReadable ? parseTimestamp(value) : undefined;
  return epochMs === undefined ? { problem: 'must be ISO 8601 or epoch milliseconds' } : { value: epochMs };
});

const propsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const props = readBy(propsSchema, (value) => {
  const result = parseProps(value);
  return 'props' in result ? { value: result.props } : result;
});

const revenueSchema = z.object({ amount: z.union([z.string(), z.number()]), currency: z.string() });
const revenue = readBy(revenueSchema, (value) => {
  const result = parseRevenue(value);
  return 'revenue' in result ? { value: result.revenue } : result;
});

/** One event as a server sends it. Unknown fields are ignored, so that an importer may send what it has. */
export const sentEventSchema = z.object(
  {
    site: z.string('must name the site by domain or id').min(1, 'must name the site by domain or id'),
    id: text(MAX_ID_CHARS),
    name: text(MAX_NAME_CHARS),
    timestamp,
    visitor: text(),
    ip: text(),
    // Here '' says something: the client sent none, as bots do.
    user_agent: z.string('must be text').max(MAX_CHARS, `must be at most ${MAX_CHARS} characters`).nullish(),
    url: text(),
    hostname: text(),
    pathname: text(),
    referrer: text(),
    source: text(),
    click_id: text(),
    utm_source: text(),
    utm_medium: text(),
    utm_campaign: text(),
    utm_content: text(),
    utm_term: text(),
    country: matching(/^[A-Z]{2}$/i, 'must be an ISO 3166-1 code such as DE'),
    region: matching(/^[A-Z]{2}-[A-Z0-9]{1,3}$/i, 'must be an ISO 3166-2 code such as DE-BE'),
    city: text(),
    browser: text(),
    browser_version: text(),
    os: text(),
    os_version: text(),
    device: matching(/^(Desktop|Mobile|Tablet)$/, 'must be Desktop, Mobile or Tablet'),
    screen: matching(/^\d{1,5}x\d{1,5}$/, 'must be like 1920x1080'),
    language: matching(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/, 'must be a BCP 47 tag such as en-GB'),
    props,
    revenue,
    engaged_ms: number(MAX_ENGAGED_MS),
    scroll_depth: number(100),
    measures: readBy(z.record(z.string(), z.unknown()), readMeasures),
    interactive: z.preprocess(blank, z.boolean('must be true or false').optional()),
  },
  'An event must be an object',
);
export type SentEvent = z.infer<typeof sentEventSchema>;
