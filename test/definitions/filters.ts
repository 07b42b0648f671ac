import { describe, expect, it } from 'vitest';
import { DAY, type Told, type ToldSite, world } from './world.ts';

const signup = { name: 'Signup' };
const signedUp = ['is', 'event:name', ['Signup']];

/** The visitors, by their number, of whom a filter leaves something. */
async function passing(site: ToldSite, ...filters: unknown[]): Promise<string> {
  const rows = await world.rowsOf(site, {
    dimensions: ['visit:city'],
    filters,
    order_by: [['visit:city', 'asc']],
  });
  return rows.map(([city]) => city).join('');
}

describe('filters', () => {
  it('compare with any of their clauses, negated with none', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, city: '1', source: 'Google' }],
      ['10:00:00', { by: 2, city: '2', source: 'google news' }],
      ['10:00:00', { by: 3, city: '3', source: 'Bing' }],
      ['10:00:00', { by: 4, city: '4' }],
    ]);
    const of = (operator: string, clauses: unknown[], ...modifiers: unknown[]) =>
      passing(site, [operator, 'visit:source', clauses, ...modifiers]);
    const anyCase = { case_sensitive: false };
    expect(await of('is', ['Google', 'Bing'])).toBe('13');
    expect(await of('is_not', ['Google', 'Bing'])).toBe('24');
    expect(await of('is', ['GOOGLE', 'bing'], anyCase)).toBe('13');
    expect(await of('contains', ['oogle', 'ing'])).toBe('123');
    expect(await of('contains', ['Goo'])).toBe('1');
    expect(await of('contains', ['Goo'], anyCase)).toBe('12');
    expect(await of('contains_not', ['oogle'])).toBe('34');
    expect(await of('matches', ['^Goo', 'i.g$'])).toBe('13');
    expect(await of('matches', ['oog'])).toBe('12');
    expect(await of('matches_not', ['oog'])).toBe('34');
  });

  it('are joined by and, or and not, at any depth', async () => {
    const site = await world.siteOf(
      ['DE', 'AT', 'CH'].map((country, by): Told => ['10:00:00', { by, city: String(by), country }]),
    );
    const country = (code: string) => ['is', 'visit:country', [code]];
    expect(await passing(site, ['or', [country('DE'), country('CH')]])).toBe('02');
    expect(await passing(site, ['not', country('DE')])).toBe('12');
    expect(
      await passing(site, [
        'and',
        [
          ['not', country('DE')],
          ['not', country('CH')],
        ],
      ]),
    ).toBe('1');
    expect(await passing(site, ['not', ['or', [country('DE'), ['not', country('CH')]]]])).toBe('2');
    expect(await passing(site, ['not', country('DE')], ['not', country('AT')])).toBe('2');
  });

  it('compare numbers as text', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, city: '1', props: { seats: 12 } }],
      ['10:00:00', { by: 2, city: '2', props: { seats: '120' } }],
    ]);
    expect(await passing(site, ['is', 'event:props:seats', [12]])).toBe('1');
    expect(await passing(site, ['contains', 'event:props:seats', [12]])).toBe('12');
  });

  it('on visits hold for all events of the visit', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, source: 'Google', pathname: '/a' }],
      ['10:01:00', { by: 1, pathname: '/b', ...signup }],
      ['10:00:00', { by: 2, pathname: '/a' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events'];
    for (const filter of [
      ['is', 'visit:source', ['Google']],
      ['is', 'visit:entry_page', ['/a']],
      ['is', 'visit:exit_page', ['/a']],
    ]) {
      const isBoth = filter[1] !== 'visit:source';
      const expected = isBoth ? [2, 2, 3] : [1, 1, 2];
      expect(await world.rowsOf(site, { metrics, filters: [filter] })).toEqual([expected]);
    }
  });

  it('on entry and exit pages choose visits whole', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, pathname: '/a' }],
      ['10:01:00', { by: 1, pathname: '/b' }],
      ['10:00:00', { by: 2, pathname: '/b' }],
    ]);
    const metrics = ['visits', 'pageviews', 'bounce_rate'];
    const of = (name: string, page: string) =>
      world.rowsOf(site, { metrics, filters: [['is', `visit:${name}_page`, [page]]] });
    expect(await of('entry', '/a')).toEqual([[1, 2, 0]]);
    expect(await of('entry', '/b')).toEqual([[1, 1, 100]]);
    expect(await of('exit', '/b')).toEqual([[2, 3, 50]]);
  });

  it('on events leave those events, and for what is said of sessions the whole of those that have one', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, pathname: '/a' }],
      ['10:01:00', { by: 1, pathname: '/b' }],
      ['10:03:00', { by: 1, ...signup, pathname: '/b' }],
      ['10:00:00', { by: 2, pathname: '/a' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events', 'visit_duration', 'views_per_visit'];
    expect(await world.rowsOf(site, { metrics, filters: [signedUp] })).toEqual([[1, 0, 1, 180, 2]]);
    // One and the same event must pass them all.
    const filters = [signedUp, ['is', 'event:page', ['/a']]];
    expect(await world.rowsOf(site, { metrics: ['visits', 'events'], filters })).toEqual([[0, 0]]);
  });

  it('on a hostname keep all sources of the visits that were there', async () => {
    const site = await world.siteOf([
      ['10:00:00', { hostname: 'blog.example.com', source: 'Google' }],
      ['10:01:00', { hostname: 'shop.example.com' }],
    ]);
    const filters = [['is', 'event:hostname', ['shop.example.com']]];
    const body = { metrics: ['visits', 'pageviews'], filters, dimensions: ['visit:source'] };
    expect(await world.rowsOf(site, body)).toEqual([['Google', 1, 1]]);
  });

  it('on props take events without the key for other values, but not for texts they could lack', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, city: '1', props: { plan: 'pro' } }],
      ['10:00:00', { by: 2, city: '2', props: { plan: 'free' } }],
      ['10:00:00', { by: 3, city: '3', props: { other: 'pro' } }],
      ['10:00:00', { by: 4, city: '4' }],
    ]);
    const of = (operator: string, ...values: string[]) =>
      passing(site, [operator, 'event:props:plan', values]);
    expect(await of('is', 'pro')).toBe('1');
    expect(await of('is', 'pro', '(none)')).toBe('134');
    expect(await of('is_not', 'pro')).toBe('234');
    expect(await of('is_not', 'pro', '(none)')).toBe('2');
    expect(await of('contains', 'r')).toBe('12');
    expect(await of('contains_not', 'pr')).toBe('2');
    expect(await of('matches_not', '^p')).toBe('2');
  });

  it('take strings as values, never as SQL', async () => {
    const evil = `'); DROP TABLE events; -- \\ {p0:String} \n\t" \u{1F600}`;
    const site = await world.siteOf([
      ['10:00:00', { source: evil, pathname: evil, props: { [evil]: evil } }],
    ]);
    for (const dimension of ['visit:source', 'event:page', `event:props:${evil}`]) {
      const [[value] = []] = await world.rowsOf(site, { dimensions: [dimension] });
      expect(String(value)).toContain(`'); DROP TABLE events; --`);
      for (const operator of ['is', 'contains']) {
        const filters = [[operator, dimension, [value, 'x']]];
        expect(await world.rowsOf(site, { dimensions: [dimension], filters })).toEqual([[value, 1]]);
      }
    }
  });
});

describe('what a visit has done', () => {
  it('chooses the visit with all of its events, and is looked for in the range', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, pathname: '/a' }],
      ['10:01:00', { by: 1, ...signup }],
      ['10:00:00', { by: 2, pathname: '/a' }],
      ['10:00:30', { by: 2, name: 'engagement', engaged_ms: 1000, pathname: '/z' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events'];
    expect(await world.rowsOf(site, { metrics, filters: [['has_done', signedUp]] })).toEqual([[1, 1, 2]]);
    expect(await world.rowsOf(site, { metrics, filters: [['has_not_done', signedUp]] })).toEqual([[1, 1, 1]]);
    const seen = [['has_done', ['is', 'event:page', ['/z']]]];
    expect(await world.rowsOf(site, { filters: seen })).toEqual([[0]]);
    const date_range = [`${DAY}T10:00:00Z`, `${DAY}T10:00:59Z`];
    expect(await world.rowsOf(site, { date_range, filters: [['has_done', signedUp]] })).toEqual([[0]]);
    expect(await world.rowsOf(site, { date_range, filters: [['has_not_done', signedUp]] })).toEqual([[2]]);
    // One event must satisfy the whole filter.
    const signedUpOnA = ['and', [signedUp, ['is', 'event:page', ['/a']]]];
    expect(await world.rowsOf(site, { filters: [['has_done', signedUpOnA]] })).toEqual([[0]]);
  });
});

describe('patterns', () => {
  it('apply as RE2 has them', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/blog/2026' }],
      ['10:00:00', { by: 2, pathname: '/Blog' }],
    ]);
    const visits = (pattern: string) =>
      world.rowsOf(site, { filters: [['matches', 'event:page', [pattern]]] });
    expect(await visits('^/blog/[0-9]+$')).toEqual([[1]]);
    expect(await visits('(?i)^/blog')).toEqual([[2]]);
  });

  it('that RE2 cannot take are refused', async () => {
    const site = await world.siteOf([['10:00:00']]);
    expect(await world.refusal(site, { filters: [['matches', 'event:page', ['a{1001}']]] })).toMatchObject([
      400,
      { code: 'invalid_filters', error: expect.stringContaining('RE2 syntax') },
    ]);
  });
});

describe('a segment', () => {
  it('is what its filters leave, one of several being enough', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, city: '1', country: 'DE', pathname: '/a' }],
      ['10:00:00', { by: 2, city: '2', country: 'DE' }],
      ['10:00:00', { by: 3, city: '3', country: 'AT' }],
    ]);
    const save = async (...filters: unknown[]) =>
      (await world.save('POST', '/api/v1/sites/segments', site, { name: 'Segment', filters })).id;
    const germansOnA = await save(['is', 'visit:country', ['DE']], ['is', 'event:page', ['/a']]);
    const austrians = await save(['is', 'visit:country', ['AT']]);
    expect(await passing(site, ['is', 'segment', [germansOnA]])).toBe('1');
    expect(await passing(site, ['is', 'segment', [germansOnA, austrians]])).toBe('13');
    expect(await passing(site, ['is', 'segment', [austrians]], ['is', 'event:page', ['/a']])).toBe('');
  });
});
