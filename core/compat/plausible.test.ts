import { describe, expect, it } from 'vitest';
import { readPlausible } from './plausible.ts';

const body = (fields: object) =>
  JSON.stringify({ n: 'pageview', u: 'https://shop.test/a', d: 'shop.test', ...fields });
const event = (fields: object) => {
  const read = readPlausible(body(fields));
  return read.ok ? read.value.event : read.errors;
};

describe('fields', () => {
  it('have short and long names; a short one that is null or false gives way', () => {
    expect(event({ n: null, name: 'Signup' })).toMatchObject({ name: 'Signup' });
    const long = {
      name: 'Signup',
      url: 'https://shop.test/b',
      domain: 'shop.test',
      referrer: 'https://a.test/',
    };
    const read = readPlausible(JSON.stringify(long));
    expect(read).toMatchObject({
      ok: true,
      value: {
        domains: ['shop.test'],
        event: { name: 'Signup', url: 'https://shop.test/b', referrer: 'https://a.test/' },
      },
    });
  });

  it('name one or several sites, with or without www., or leave it to the page’s host', () => {
    const domains = (d: unknown) => {
      const read = readPlausible(
        JSON.stringify({ n: 'pageview', u: 'https://www.shop.test/', ...(d !== null && { d }) }),
      );
      return read.ok ? read.value.domains : read.errors;
    };
    expect(domains('www.Shop.test, other.test')).toEqual(['shop.test', 'other.test']);
    expect(domains(null)).toEqual(['shop.test']);
    expect(domains('')).toEqual({ domain: ["can't be blank"] });
  });

  it('take props from m, meta, p or props, as an object or as JSON in a text', () => {
    expect(event({ m: '{"a":"1"}', p: { a: '2' } })).toMatchObject({ props: { a: '1' } });
    expect(event({ props: { n: 12, yes: true, list: [1], none: null, empty: ' ' } })).toMatchObject({
      props: { n: '12', yes: 'true' },
    });
    expect(event({ p: 'no json' })).toMatchObject({ props: {} });
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`k${n}`, 'v']));
    const read = readPlausible(body({ p: many }));
    expect(read.ok && Object.keys(read.value.event.props ?? {})).toHaveLength(30);
  });

  it('pass over revenue that is none', () => {
    expect(event({ $: '{"amount":"9.90","currency":"EUR"}' })).toMatchObject({
      revenue: { amount: '9.9', currency: 'EUR' },
    });
    expect(event({ $: { amount: 5, currency: 'gold' } })).toMatchObject({ revenue: undefined });
  });

  it('end a bounce unless they say otherwise, and always those the script sends by itself', () => {
    expect(event({ n: 'Seen', i: false })).toMatchObject({ interactive: false });
    expect(event({ n: 'Seen' })).toMatchObject({ interactive: true });
    expect(event({ n: 'File Download', i: false })).toMatchObject({ interactive: true });
  });

  it('make the fragment part of the path with hash routing', () => {
    expect(event({ u: 'https://shop.test/app?x=1#/users', h: 1 })).toMatchObject({
      url: 'https://shop.test/app%23/users?x=1',
    });
    expect(event({ u: 'https://shop.test/app#/users' })).toMatchObject({
      url: 'https://shop.test/app#/users',
    });
  });

  it('add the path to a 404 that does not say it', () => {
    expect(event({ n: 404 })).toMatchObject({ name: '404', props: { path: '/a' } });
    expect(event({ n: '404', p: { path: '/b' } })).toMatchObject({ props: { path: '/b' } });
  });
});

describe('engagement', () => {
  it.each([
    [
      { e: 1500, sd: 40 },
      { engagedMs: 1500, scrollDepth: 40 },
    ],
    [
      { e: '1500', sd: '140' },
      { engagedMs: 1500, scrollDepth: 100 },
    ],
    [
      { e: -5, sd: 0 },
      { engagedMs: undefined, scrollDepth: 0 },
    ],
    [
      { e: 30 * 86_400_000, sd: 7 },
      { engagedMs: undefined, scrollDepth: 7 },
    ],
  ])('of %j', (fields, expected) => {
    expect(event({ n: 'engagement', ...fields })).toMatchObject(expected);
  });

  it('of nothing is refused', () => {
    expect(event({ n: 'engagement' })).toEqual({
      event_name: [`engagement event requires a valid integer value for at least one of 'sd' or 'e' fields`],
    });
  });
});

it.each([
  ['no json', { request: ['Unable to parse request body as json'] }],
  [body({ n: '' }), { event_name: ["can't be blank"] }],
  [body({ n: 'x'.repeat(121) }), { event_name: ['should be at most 120 character(s)'] }],
  [body({ u: null }), { url: ['is required'] }],
  [body({ u: `https://shop.test/${'x'.repeat(2000)}` }), { url: ['must be a valid url'] }],
  [body({ u: 'data:text/html,x' }), { url: ['scheme is not allowed'] }],
  [
    body({ p: { k: 'x'.repeat(2001) } }),
    { props: ['keys should have at most 300 bytes and values 2000 bytes'] },
  ],
])('refuses %.40s in the words their clients know', (text, errors) => {
  expect(readPlausible(text)).toEqual({ ok: false, errors });
});
