import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApiWithClickHouse } from '../test/api-stack.ts';
import { runScript } from '../test/run-script.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

function aLine(
  path: string,
  { second = 0, agent = FIREFOX, referrer = '-', ip = '203.0.113.9' } = {},
): string {
  const time = `17/May/2015:10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')} +0200`;
  return `${ip} - - [${time}] "GET ${path} HTTP/1.1" 200 1 "${referrer}" "${agent}"`;
}

const LOG = [
  aLine('/?utm_source=letter', { referrer: 'https://news.ycombinator.com/item?id=1' }),
  aLine('/logo.png'),
  aLine('/about', { second: 90 }),
  aLine('/', { agent: '-' }),
  aLine('/', { agent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' }),
  aLine('/', { ip: '2001:db8::1', second: 5 }),
  'half a line',
].join('\n');

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let folder: string;
let file: string;
beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com', 'Europe/Berlin');
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
  file = join(folder, 'access.log');
  await writeFile(file, LOG);
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

function replay(...args: string[]) {
  return runScript('replay.ts', args, { PHAROS_URL: api.url, PHAROS_TOKEN: api.operatorToken });
}

async function report(...args: string[]): Promise<unknown> {
  const { exitCode, stdout, stderr } = await replay(...args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout);
}

const ONCE = { lines: 7, pageviews: 5, bots: 2, rejected: 0, malformed: 1, skipped: 1 };

describe('replay', () => {
  it('stores the pages of a log with their own time, visitor and source', async () => {
    expect(await report(file, '--site', 'Example.com')).toEqual({ ...ONCE, accepted: 3, duplicates: 0 });
    const { rows } = await api.clickhouse.query({
      sql: `SELECT toString(time) AS time, hostname, pathname, source, utm_source, dense_rank() OVER (ORDER BY visitor_id) AS visitor
        FROM events ORDER BY time`,
      schema: z.object({
        time: z.string(),
        hostname: z.string(),
        pathname: z.string(),
        source: z.string(),
        utm_source: z.string(),
        visitor: z.coerce.number(),
      }),
    });
    const [first, other, second] = rows;
    expect(first).toMatchObject({ time: '2015-05-17 08:00:00.000', hostname: 'example.com', pathname: '/' });
    expect(first).toMatchObject({ utm_source: 'letter' });
    expect(second).toMatchObject({
      time: '2015-05-17 08:01:30.000',
      pathname: '/about',
      visitor: first?.visitor,
    });
    expect(other?.visitor).not.toBe(first?.visitor);
  });

  it('changes nothing when it runs again, also from the compressed file', async () => {
    const compressed = join(folder, 'compressed');
    await writeFile(compressed, gzipSync(LOG));
    const again = { ...ONCE, accepted: 0, duplicates: 3 };
    expect(await report(file, '--site', 'example.com')).toEqual(again);
    expect(await report(compressed, '--site', 'example.com')).toEqual(again);
  });

  it('sends a long log in several requests', async () => {
    const long = join(folder, 'long.log');
    const lines = Array.from({ length: 12_000 }, (_, n) => aLine(`/${n}`, { second: Math.floor(n / 20) }));
    await writeFile(long, lines.join('\n'));
    expect(await report(long, '--site', 'example.com')).toMatchObject({ accepted: 12_000, duplicates: 0 });
  });

  it('leaves no key behind', async () => {
    const { results } = await api.db.prepare('SELECT * FROM api_keys').all();
    expect(results).toEqual([]);
  });

  it('takes a key of its own and waits when that is limited', async () => {
    const key = await api.addKey({ scopes: ['events:write'] });
    expect(await report(file, '--site', 'example.com', '--key', key)).toMatchObject({ duplicates: 3 });
  });

  it('carries on while ClickHouse restarts', async () => {
    await api.bridge.kill();
    const running = report(file, '--site', 'example.com');
    await api.bridge.restart();
    expect(await running).toMatchObject({ duplicates: 3 });
  });

  it.each([
    [['missing.log', '--site', 'example.com'], 1, 'There is no file missing.log.'],
    [['.', '--site', 'example.com'], 1, 'There is no file ..'],
    [[], 2, 'Name one log file.'],
    [['a.log'], 2, 'Name the site with --site DOMAIN.'],
  ])('answers %j in one sentence', async (args, exitCode, sentence) => {
    const result = await replay(...args);
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr.split('\n')[0]).toBe(sentence);
  });

  it('says that the site does not exist', async () => {
    expect(await replay(file, '--site', 'nowhere.example')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'There is no site nowhere.example.\n',
    });
  });
});
