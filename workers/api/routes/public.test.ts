import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

const DAY_MS = 86_400_000;

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let owner: string;

beforeAll(async () => {
  api = await startApiWithClickHouse();
  owner = await api.addKey({ scopes: ['sites:write', 'events:write'] });
  for (const domain of ['open.example', 'closed.example']) await api.addSite(domain, 'UTC');
  await set('open.example', { public: true });
  const now = Date.now();
  const daysAgo = [0, 0, 3, 5, 5];
  const events = daysAgo.map((days, n) => ({
    ...{ site: 'open.example', visitor: `visitor-${n}`, url: 'https://open.example/' },
    timestamp: now - 60_000 - days * DAY_MS,
  }));
  const stored = await api.request('/api/v1/events', {
    ...{ method: 'POST', headers: { authorization: `Bearer ${owner}` }, body: JSON.stringify(events) },
  });
  expect(await stored.json()).toMatchObject({ accepted: 5 });
});
afterAll(() => api.stop());

async function set(domain: string, settings: object): Promise<void> {
  const response = await api.request(`/api/v1/sites/${domain}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${owner}`, 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  expect([response.status, await response.json()]).toEqual([200, expect.anything()]);
}

const get = (path: string, address = '198.51.100.1') =>
  api.request(`/api/public${path}`, { headers: { 'cf-connecting-ip': address }, redirect: 'manual' });

describe('the badge', () => {
  it('says how many visitors are on a public site now, for any page, and for half a minute', async () => {
    const response = await get('/badge/open.example.svg');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(response.headers.get('cache-control')).toBe('public, max-age=30');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const svg = await response.text();
    expect(svg).toContain('>2 visitors now</text>');
    expect(svg).toContain('<title>open.example: 2 visitors now</title>');
    expect(svg).not.toMatch(/<script|https?:(?!\/\/www\.w3\.org)/);
  });

  it('takes sizes and themes, and nothing else', async () => {
    const large = await (await get('/badge/OPEN.example.svg?size=large&theme=dark')).text();
    expect(large).toContain('height="32"');
    expect(large).not.toContain('prefers-color-scheme');
    expect(await (await get('/badge/open.example.svg')).text()).toContain('prefers-color-scheme:dark');
    expect((await get('/badge/open.example.svg?size=%22%3E%3Cscript%3E')).status).toBe(400);
  });

  it.each(['closed.example.svg', 'nowhere.example.svg', 'open.example.png', '.svg', '%3Cb%3E.svg'])(
    'is not there for %s',
    async (file) => {
      const response = await get(`/badge/${file}`);
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'site_not_found' }]);
    },
  );

  it('ends with the public dashboard, at once', async () => {
    await set('closed.example', { public: true });
    expect((await get('/badge/closed.example.svg')).status).toBe(200);
    await set('closed.example', { public: false });
    expect((await get('/badge/closed.example.svg')).status).toBe(404);
  });
});

describe('the picture of a public dashboard', () => {
  it('is a PNG of the size that previews want, drawn of the site’s numbers', async () => {
    const response = await get('/card/open.example.png');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const png = readPng(Buffer.from(await response.arrayBuffer()));
    expect([png.width, png.height]).toEqual([1200, 630]);
    // Thirty days before today: two visitors on one of them, one on another, and a line of two pixels where nobody came.
    const heights = barHeights(png);
    expect(heights).toHaveLength(30);
    expect(heights.filter((height) => height > 2)).toEqual([230, 115]);
  });

  it('has a limit for who asks too often', async () => {
    const asking = Array.from({ length: 65 }, () => get('/card/nowhere.example.png', '198.51.100.9'));
    const statuses = (await Promise.all(asking)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });

  it('is that of no site that is not public', async () => {
    for (const file of ['closed.example.png', 'nowhere.example.png', 'open.example.svg']) {
      expect((await get(`/card/${file}`)).status).toBe(404);
    }
  });
});

interface Png {
  width: number;
  height: number;
  pixelAt(x: number, y: number): number;
}

/** Reads back what card/png.ts writes: one byte of a palette a pixel, no filter. */
function readPng(file: Buffer): Png {
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  const width = file.readUInt32BE(16);
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const lines = inflateSync(Buffer.concat(data));
  return { width, height: file.readUInt32BE(20), pixelAt: (x, y) => lines[y * (width + 1) + 1 + x] ?? 0 };
}

/** How high the bars stand on the line at 520. */
function barHeights(png: Png): number[] {
  const heights: number[] = [];
  for (let x = 72; x < 1128; x += 1) {
    if (png.pixelAt(x, 519) === 0 || png.pixelAt(x - 1, 519) !== 0) continue;
    let y = 519;
    while (png.pixelAt(x + 2, y) !== 0) y -= 1;
    heights.push(519 - y);
  }
  return heights;
}

describe('what everybody may know of a site', () => {
  it('is its name, where its dashboard is public', async () => {
    expect(await (await get('/sites/open.example')).json()).toEqual({ domain: 'open.example' });
    expect((await get('/sites/closed.example')).status).toBe(404);
  });

  it('is what is measured there, made of its settings', async () => {
    await set('closed.example', {
      retention_months: 14,
      tracker_script_configuration: { causes: false, do_not_track: true, query_parameters: ['q'] },
    });
    expect(await (await get('/sites/closed.example/privacy')).json()).toEqual({
      ...{ domain: 'closed.example', retention_months: 14 },
      ...{ outbound_links: true, file_downloads: true, form_submissions: true },
      ...{ web_vitals: true, causes: false, performance_sample: 1 },
      ...{ do_not_track: true, identify: false, query_parameters: ['q'] },
    });
  });

  it('is nothing of a site that measures nothing', async () => {
    await api.addSite('archived.example', 'UTC');
    expect((await get('/sites/archived.example/privacy')).status).toBe(200);
    await set('archived.example', { archived: true });
    expect((await get('/sites/archived.example/privacy')).status).toBe(404);
    expect((await get('/sites/nowhere.example/privacy')).status).toBe(404);
  });
});

describe('the live demo', () => {
  it('leads to pictures where no site is named', async () => {
    const response = await get('/demo');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/tour']);
  });
});

describe('the tracker of the dashboard itself', () => {
  it('is none where no site is named', async () => {
    const response = await get('/own-tracker');
    expect([response.status, await response.json()]).toEqual([200, { script: null }]);
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });
});

describe('the status', () => {
  it('knows each part, and what does not answer', async () => {
    expect(await (await get('/status')).json()).toEqual({
      ...{ api: 'up', numbers: 'up', intake: 'up', jobs: 'unknown' },
      checked_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    await api.bridge.kill();
    await api.restart();
    expect(await (await get('/status')).json()).toMatchObject({
      api: 'up',
      numbers: 'down',
      intake: 'unknown',
    });
    await api.bridge.restart();
  });
});
