import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../test/api-stack.ts';
import { parseRate, type Rate } from './rate.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startApi({ entry: join(import.meta.dirname, 'test-limits.ts') });
});
afterAll(() => api.stop());

const from = (address: string, headers: Record<string, string> = {}) => ({
  headers: { 'cf-connecting-ip': address, ...headers },
});
const ask = (path: string, init?: RequestInit) => api.request(`/api/test${path}`, init);

async function statuses(n: number, path: string, init?: RequestInit): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: n }, () => ask(path, init)));
  return answers.map(({ status }) => status).sort();
}

const times = (status: number, n: number) => Array.from({ length: n }, () => status);

describe('limit', () => {
  it('counts down in its headers, then refuses and says until when', async () => {
    const left: (string | null)[] = [];
    for (let n = 0; n < 5; n++) {
      const answer = await ask('/by-ip', from('198.51.100.1'));
      expect([answer.status, answer.headers.get('ratelimit-limit')]).toEqual([200, '5']);
      left.push(answer.headers.get('ratelimit-remaining'));
    }
    expect(left).toEqual(['4', '3', '2', '1', '0']);
    const refused = await ask('/by-ip', from('198.51.100.1'));
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(590);
    expect(refused.headers.get('ratelimit-reset')).toBe(String(seconds));
    expect(await refused.json()).toMatchObject({
      code: 'rate_limited',
      error: `That was too often. Try again in ${seconds} seconds.`,
    });
    expect((await ask('/same-name', from('198.51.100.1'))).status).toBe(429);
    expect((await ask('/by-ip', from('198.51.100.2'))).status).toBe(200);
  });

  it('shows people a page that says so', async () => {
    const accept = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    await statuses(5, '/by-ip', from('198.51.100.3'));
    const page = await ask('/by-ip', from('198.51.100.3', accept));
    expect([page.status, page.headers.get('content-type')]).toEqual([429, 'text/html; charset=UTF-8']);
    expect(page.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await page.text();
    expect(text).toContain('<h1>A moment, please</h1>');
    expect(text).toContain(page.headers.get('x-request-id'));
    const style = /<style>(.*)<\/style>/.exec(text)?.[1] ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const hash = Buffer.from(digest).toString('base64');
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });

  it('lets exactly as many through of a hundred at once, and remembers them when its object is evicted', async () => {
    expect(await statuses(100, '/kept', from('198.51.100.4'))).toEqual([
      ...times(200, 30),
      ...times(429, 70),
    ]);
    await api.restart();
    expect(await statuses(10, '/kept', from('198.51.100.4'))).toEqual(times(429, 10));
    expect((await ask('/kept', from('198.51.100.5'))).status).toBe(200);
  });

  it('counts an address of e-mail wherever it comes from and however it is written', async () => {
    const post = (email: string, address: string) =>
      ask('/email', { method: 'POST', body: JSON.stringify({ email }), ...from(address) });
    const answers = await Promise.all(
      ['ada@example.com', 'Ada@Example.com', 'ADA@EXAMPLE.COM', 'ada@example.com'].map((email, n) =>
        post(email, `203.0.113.${n}`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
    expect((await post('eve@example.com', '203.0.113.1')).status).toBe(200);
  });

  it('counts by whatever a function finds, and nobody who has no such key', async () => {
    expect(await statuses(2, '/key?k=a')).toEqual([200, 429]);
    expect(await statuses(2, '/key')).toEqual([200, 200]);
    expect(await statuses(2, '/user')).toEqual([200, 200]);
  });

  it('tells of the nearest of several limits', async () => {
    const answer = await ask('/two', from('198.51.100.6'));
    expect(answer.headers.get('ratelimit-limit')).toBe('4');
    expect(answer.headers.get('ratelimit-remaining')).toBe('3');
  });

  it('stands before the routes of people', async () => {
    const site = await api.addSite('limited.example');
    const key = await api.addKey({ scopes: ['sites:write'] });
    const made = await api.request('/api/v1/sites/shared-links', {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ site_id: site.domain, name: 'Limited' }),
    });
    const { url } = (await made.json()) as { url: string };
    const link = new URL(url).searchParams.get('auth') ?? '';
    const answer = await api.request('/api/shared-site', from('198.51.100.7', { 'x-pharos-link': link }));
    expect([answer.status, answer.headers.get('ratelimit-limit')]).toEqual([200, '600']);
  });
});

describe('parseRate', () => {
  it.each<[Rate, number, number]>([
    ['5/m', 5, 60_000],
    ['100/15m', 100, 900_000],
    ['20/h', 20, 3_600_000],
    ['1/d', 1, 86_400_000],
    ['10/s', 10, 1000],
  ])('reads %s', (rate, limit, windowMs) => {
    expect(parseRate(rate)).toEqual({ limit, windowMs });
  });

  it.each(['0/m', '-1/m', '1.5/m', '5/0m', '5/w', 'm'])('refuses %s', (rate) => {
    expect(() => parseRate(rate as Rate)).toThrow(/no rate/);
  });
});
