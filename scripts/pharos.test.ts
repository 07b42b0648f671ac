import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../test/api-stack.ts';
import { runScript, type ScriptResult } from '../test/run-script.ts';
import { findStack } from './operator/stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
beforeAll(async () => {
  api = await startApiWithClickHouse();
});
afterAll(() => api.stop());

function pharos(...args: string[]): Promise<ScriptResult> {
  return runScript('pharos.ts', args, { PHAROS_URL: api.url, PHAROS_TOKEN: api.operatorToken });
}

/** Runs a command that must succeed with nothing but JSON on stdout. */
async function json(...args: string[]): Promise<unknown> {
  const { exitCode, stdout, stderr } = await pharos(...args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('pharos', () => {
  it('makes a site, lists it, and makes keys that work', async () => {
    const site = await json('site:add', 'example.com', '--timezone', 'Europe/Berlin');
    expect(Object.keys(site as object)).toEqual(['site_id', 'domain', 'timezone', 'key', 'script_url']);
    expect(await json('site:list')).toEqual([site]);

    const args = [
      '--scopes',
      'stats:read,events:write',
      '--site',
      'example.com',
      '--rate',
      '60',
      '--name',
      'ci',
    ];
    const { key } = (await json('key:add', ...args)) as { key: string };
    const response = await api.request('/api/v1/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: '[]',
    });
    expect([response.status, response.headers.get('ratelimit-limit')]).toEqual([200, '60']);
  });

  it('makes a user who can sign in', async () => {
    const body = JSON.stringify(await json('user:add', 'jane@example.com'));
    expect((await api.request('/api/auth/sign-in', { method: 'POST', body })).status).toBe(200);
  });

  it('keeps, backfills and erases a site', async () => {
    await json('site:add', 'upkeep.example', '--timezone', 'UTC');
    expect(await json('site:retention', 'upkeep.example', '--months', '24')).toMatchObject({ months: 24 });
    expect(await json('site:retention', 'upkeep.example', '--months', 'forever')).toMatchObject({
      months: null,
    });
    const range = ['--site', 'upkeep.example', '--from', '2020-01-01', '--to', '2020-12-31'];
    expect(await json('seal:backfill', ...range)).toMatchObject({ sealed: 0 });
    expect(await json('seal:backfill', '--again', 'new')).toMatchObject({
      mark: expect.stringMatching(/^\d+$/),
    });
    expect((await pharos('site:erase', 'upkeep.example', '--confirm', 'upkeep')).exitCode).toBe(1);
    const erased = await json('site:erase', 'upkeep.example', '--confirm', 'upkeep.example');
    expect(erased).toEqual({
      erasing: expect.stringMatching(/^site_/),
      deletion: expect.stringMatching(/^deletion_/),
    });
    expect(await json('site:list')).not.toContainEqual(expect.objectContaining({ domain: 'upkeep.example' }));
  });

  it('counts', async () => {
    const counters = await json('counters', '--since', '30m');
    expect(counters).toMatchObject({ totals: { accepted: 0 }, balanced: true, minutes: [] });
  });

  it('lists and replays dead letters, over as many pages as there are', async () => {
    for (let n = 0; n < 60; n++) {
      const letter = { message: String(n), queued_at: '2026-01-15T12:00:00.000Z', events: [] };
      await api.deadLetters.put(`dead/2026-01-15/${n}.json`, JSON.stringify(letter));
    }
    expect(await json('dlq:list')).toHaveLength(60);
    expect(await json('dlq:replay')).toEqual({ replayed: 60, stored: 0, duplicates: 0 });
    expect(await json('dlq:list')).toEqual([]);
  });

  it('fails when a dead letter cannot be replayed, and names it', async () => {
    await api.deadLetters.put('dead/2026-01-15/odd.json', '{}');
    const { exitCode, stdout, stderr } = await pharos('dlq:replay');
    await api.deadLetters.delete('dead/2026-01-15/odd.json');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('dead/2026-01-15/odd.json');
  });

  it("passes the stack's refusals on as one sentence", async () => {
    const { exitCode, stdout, stderr } = await pharos('site:add', 'bad domain', '--timezone', 'UTC');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe('domain: must be a domain such as example.com, without https:// or a path.\n');
  });

  it.each([
    [[]],
    [['site:remove']],
    [['site:add']],
    [['site:add', 'example.com']],
    [['site:add', 'example.com', '--timezone']],
    [['site:list', 'extra']],
    [['key:add', '--scopes', 'stats:read', '--rate', 'fast']],
    [['counters', '--since', 'yesterday']],
    [['site:list', '--colour', 'red']],
  ])('answers wrong usage %j with exit code 2', async (args) => {
    const { exitCode, stdout, stderr } = await pharos(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^.+\nSee: npm run pharos -- --help\n$/);
  });

  it('helps, as a whole and with each command, without a stack', async () => {
    const help = await runScript('pharos.ts', ['--help']);
    const commands = [...help.stdout.matchAll(/^ {2}(\w+(?::\w+)?)/gm)].map(([, name]) => name ?? '');
    expect(commands).toEqual([
      ...['site:add', 'site:list', 'site:retention', 'site:erase', 'key:add', 'user:add'],
      ...['dlq:list', 'dlq:replay', 'counters', 'seal:backfill', 'keys:rotate'],
    ]);
    for (const name of commands) {
      const { exitCode, stdout } = await runScript('pharos.ts', [name, '--help']);
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining(name) });
    }
  });

  it('says in one sentence that nothing is running', async () => {
    const { exitCode, stderr } = await runScript('pharos.ts', ['site:list'], {
      PHAROS_URL: 'http://localhost:9',
      PHAROS_TOKEN: 'x',
    });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'No Pharos is running at http://localhost:9. Start it with npm start, or set PHAROS_URL.\n',
    );
  });
});

describe('findStack', () => {
  let checkout: string;
  beforeAll(async () => {
    checkout = await mkdtemp(join(tmpdir(), 'checkout-'));
    await mkdir(join(checkout, '.pharos'));
    await writeFile(join(checkout, '.pharos/operator-8787.token'), 'first\n');
    await writeFile(join(checkout, '.pharos/operator-9999.token'), 'second\n');
  });
  afterAll(() => rm(checkout, { recursive: true }));

  it.each([
    [{}, { url: 'http://localhost:8787', token: 'first' }],
    [{ PHAROS_URL: 'http://127.0.0.1:9999/' }, { url: 'http://127.0.0.1:9999', token: 'second' }],
    [{ PHAROS_URL: 'http://[::1]:9999' }, { url: 'http://[::1]:9999', token: 'second' }],
    [{ PHAROS_TOKEN: 'given' }, { url: 'http://localhost:8787', token: 'given' }],
    [
      { PHAROS_URL: 'https://pharos.example', PHAROS_TOKEN: 'given' },
      { url: 'https://pharos.example', token: 'given' },
    ],
  ])('finds the stack of %j', (env, stack) => {
    expect(findStack(env, checkout)).toEqual(stack);
  });

  it.each([
    [{ PHAROS_URL: 'http://localhost:1234' }, /No Pharos is running at http:\/\/localhost:1234/],
    [{ PHAROS_URL: 'https://pharos.example' }, /Set PHAROS_TOKEN/],
    [{ PHAROS_URL: 'https://localhost.evil.example:8787' }, /Set PHAROS_TOKEN/],
    [{ PHAROS_URL: 'nonsense' }, /PHAROS_URL is no URL/],
  ])('says what is missing for %j', (env, sentence) => {
    expect(() => findStack(env, checkout)).toThrow(sentence);
  });
});
