import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;

const SHOP = { site_id: 'shop.example', date_range: ['2015-05-17', '2015-05-17'] };

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('shop.example', 'Europe/Berlin');
  await api.addSite('other.example');
  reader = await api.addKey({ scopes: ['stats:read'] });
  await sendVisits();
});
afterAll(() => api.stop());

async function sendVisits(): Promise<void> {
  const walks = {
    a: ['/', '/prices', '/signup'],
    // A reload is no step of the way.
    b: ['/', '/', '/prices'],
    c: ['/', '/about'],
    d: ['/blog', '/', '/prices', '/signup'],
  };
  const events = Object.entries(walks).flatMap(([visitor, pages]) =>
    pages.map((page, minute) => ({
      site: 'shop.example',
      visitor,
      url: `https://shop.example${page}`,
      timestamp: new Date(Date.UTC(2015, 4, 17, 12, minute)).toISOString(),
    })),
  );
  const writer = await api.addKey({ scopes: ['events:write'] });
  const response = await api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toMatchObject({ accepted: events.length });
}

async function ask(body: unknown, key = reader): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await api.request('/api/v2/journey', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('POST /api/v2/journey', () => {
  it('follows visits from where they began, level by level', async () => {
    const { body } = await ask({ ...SHOP, depth: 2 });
    const node = { pages: 1, expanded: true };
    expect(body.results).toEqual([
      {
        level: 0,
        nodes: [
          { ...node, page: '/', visits: 3, visitors: 3, ended: 0, went_on: 3 },
          { ...node, page: '/blog', visits: 1, visitors: 1, ended: 0, went_on: 1 },
        ],
      },
      {
        level: 1,
        nodes: [
          { ...node, page: '/prices', visits: 2, visitors: 2, ended: 1, went_on: 1 },
          { ...node, page: '/', visits: 1, visitors: 1, ended: 0, went_on: 1 },
          { ...node, page: '/about', visits: 1, visitors: 1, ended: 1, went_on: 0 },
        ],
      },
      {
        level: 2,
        nodes: [
          { ...node, page: '/prices', visits: 1, visitors: 1, ended: 0, went_on: 1, expanded: false },
          { ...node, page: '/signup', visits: 1, visitors: 1, ended: 1, went_on: 0 },
        ],
      },
    ]);
    expect(body.links).toEqual([
      { level: 0, from: '/', to: '/prices', visits: 2 },
      { level: 0, from: '/', to: '/about', visits: 1 },
      { level: 0, from: '/blog', to: '/', visits: 1 },
      { level: 1, from: '/prices', to: '/signup', visits: 1 },
      { level: 1, from: '/', to: '/prices', visits: 1 },
    ]);
    expect(body.meta).toEqual({ visits: 4, visitors: 4 });
  });

  it('adds the pages that are not named up to what is missing', async () => {
    const { body } = await ask({ ...SHOP, depth: 1, limit: 1 });
    expect(body.results).toMatchObject([
      {
        nodes: [
          { page: '/', visits: 3 },
          { page: null, pages: 1, visits: 1 },
        ],
      },
      {
        nodes: [
          { page: '/prices', visits: 2 },
          { page: null, pages: 2, visits: 2, visitors: 2, ended: 1 },
        ],
      },
    ]);
    expect(body.links).toContainEqual({ level: 0, from: null, to: null, visits: 1 });
  });

  it('goes back from a page, over all ways that led there', async () => {
    const { body } = await ask({ ...SHOP, to: { page: '/signup' }, depth: 3 });
    expect(body.results).toMatchObject([
      { nodes: [{ page: '/signup', visits: 2, ended: 0 }] },
      { nodes: [{ page: '/prices', visits: 2, ended: 0 }] },
      { nodes: [{ page: '/', visits: 2, ended: 1 }] },
      { nodes: [{ page: '/blog', visits: 1, ended: 1 }] },
    ]);
  });

  it('follows only what is chosen, and names the others beside it', async () => {
    const { body } = await ask({ ...SHOP, from: { page: '/' }, path: ['/', '/prices'], depth: 2 });
    expect(body.results).toMatchObject([
      { nodes: [{ page: '/', visits: 4 }] },
      {
        nodes: [
          { page: '/prices', visits: 3, expanded: true },
          { page: '/about', visits: 1, ended: 1 },
        ],
      },
      { nodes: [{ page: '/signup', visits: 2 }] },
    ]);
  });

  it('takes a choice at each of twenty levels', async () => {
    const path = ['/', '/prices', ...Array(18).fill(null)];
    const { status, body } = await ask({ ...SHOP, from: { page: '/' }, path, depth: 20, limit: 50 });
    expect([status, body]).toMatchObject([200, { results: { length: 3 }, meta: { visits: 4 } }]);
  });

  it('lists whole paths when asked to', async () => {
    const { body } = await ask({ ...SHOP, from: { page: '/' }, depth: 1, include: { paths: true } });
    expect(body.paths).toEqual([
      { pages: ['/', '/prices'], visits: 2, visitors: 2, ended: false },
      { pages: ['/', '/about'], visits: 1, visitors: 1, ended: true },
      { pages: ['/', '/prices'], visits: 1, visitors: 1, ended: true },
    ]);
  });

  it('takes the visits with an event that passes the filters', async () => {
    const { body } = await ask({ ...SHOP, depth: 1, filters: [['is', 'event:page', ['/about']]] });
    expect(body.results).toMatchObject([
      { nodes: [{ page: '/', visits: 1 }] },
      { nodes: [{ page: '/about' }] },
    ]);
  });

  it('answers nobody with no levels', async () => {
    const { status, body } = await ask({ ...SHOP, site_id: 'other.example' });
    expect([status, body]).toMatchObject([200, { results: [], links: [], meta: { visits: 0, visitors: 0 } }]);
  });

  it('answers the question it echoes in the same way', async () => {
    for (const ends of [
      {},
      { direction: 'previous' },
      { from: { page: '/*' } },
      { to: { page: '/signup' } },
    ]) {
      const first = await ask({ ...SHOP, ...ends, path: [null], include: { paths: true } });
      expect(first.status).toBe(200);
      expect(await ask(first.body.query)).toEqual(first);
    }
  });

  it.each([
    ['a depth of 21', { ...SHOP, depth: 21 }, 'invalid_journey', /^depth must be .* 1 to 20\.$/],
    [
      'both ends',
      { ...SHOP, from: { page: '/' }, to: { page: '/' } },
      'invalid_journey',
      /direction previous/,
    ],
    [
      'an end that does not fit',
      { ...SHOP, to: { page: '/' }, direction: 'next' },
      'invalid_journey',
      /^to does not/,
    ],
    ['a beginning that is none', { ...SHOP, from: {} }, 'invalid_journey', /^from must be/],
    [
      'a path beyond the depth',
      { ...SHOP, depth: 1, path: ['/', '/'] },
      'invalid_journey',
      /^path chooses at 2/,
    ],
    ['a range that is none', { ...SHOP, date_range: 7 }, 'invalid_date_range', /^date_range/],
    ['an unknown key', { ...SHOP, limits: 7 }, 'invalid_query', /limits/],
    ['a null body', null, 'invalid_query', /object/],
  ])('explains %s', async (_, body, code, sentence) => {
    const answer = await ask(body);
    expect(answer).toMatchObject({ status: 400, body: { code, error: expect.stringMatching(sentence) } });
  });

  it('is refused for a site that the key may not read', async () => {
    const other = await api.addKey({ scopes: ['stats:read'], site: 'other.example' });
    expect((await ask(SHOP, other)).status).toBe(404);
  });
});
