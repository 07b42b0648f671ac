import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchesOf } from './batches.ts';
import { readLines } from './read-lines.ts';
import { type Pageview, readPageviews } from './read-pageviews.ts';

function aLine(path: string, second = 3): string {
  const time = `17/May/2015:10:05:${String(second).padStart(2, '0')} +0000`;
  return `203.0.113.9 - - [${time}] "GET ${path} HTTP/1.1" 200 1 "-" "Firefox"`;
}

const LOG = [aLine('/'), aLine('/style.css'), 'no line', aLine('/'), aLine('/café')].join('\n');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function read(content: string | Buffer) {
  const file = join(folder, 'access.log');
  await writeFile(file, content);
  const counts = { lines: 0, pageviews: 0, malformed: 0, skipped: 0 };
  const pageviews = await collect(readPageviews(readLines(file), 'example.com', counts));
  return { pageviews, counts };
}

describe('readPageviews', () => {
  it('reads the pages of a log and counts the rest', async () => {
    const { pageviews, counts } = await read(LOG);
    expect(counts).toEqual({ lines: 5, pageviews: 3, malformed: 1, skipped: 1 });
    expect(pageviews.map(({ url }) => url)).toEqual([
      'https://example.com/',
      'https://example.com/',
      'https://example.com/café',
    ]);
    expect(pageviews[0]).toMatchObject({
      site: 'example.com',
      timestamp: Date.UTC(2015, 4, 17, 10, 5, 3),
      ip: '203.0.113.9',
      user_agent: 'Firefox',
    });
    expect(pageviews[0]).not.toHaveProperty('referrer');
  });

  it('tells equal lines apart', async () => {
    const { pageviews } = await read(LOG);
    expect(new Set(pageviews.map(({ id }) => id)).size).toBe(3);
  });

  it('gives the same ids to the same log, compressed, ended by a newline or grown', async () => {
    const ids = (await read(LOG)).pageviews.map(({ id }) => id);
    expect((await read(gzipSync(LOG))).pageviews.map(({ id }) => id)).toEqual(ids);
    expect((await read(`${LOG}\n`)).pageviews.map(({ id }) => id)).toEqual(ids);
    expect((await read(`${LOG}\n${aLine('/new')}`)).pageviews.map(({ id }) => id)).toEqual([
      ...ids,
      expect.any(String),
    ]);
  });

  it('gives other ids to another log', async () => {
    const [first] = (await read(LOG)).pageviews;
    const [other] = (await read(LOG.replace('203', '204'))).pageviews;
    expect(other?.id).not.toBe(first?.id);
  });

  it('joins lines that the reader got in pieces', async () => {
    const lines = Array.from({ length: 4000 }, (_, index) => aLine(`/${index}`));
    const { pageviews } = await read(lines.join('\r\n'));
    expect(pageviews.map(({ url }) => url)).toEqual(lines.map((_, index) => `https://example.com/${index}`));
  });

  it('says that a cut archive is damaged', async () => {
    await expect(read(gzipSync(LOG).subarray(0, 60))).rejects.toThrow(/access\.log is damaged/);
  });
});

describe('batchesOf', () => {
  async function sizes(timestamps: number[], size: number, maxSize: number): Promise<number[]> {
    async function* events(): AsyncGenerator<Pick<Pageview, 'timestamp'>> {
      for (const timestamp of timestamps) yield { timestamp };
    }
    const batches = await collect(batchesOf(events(), { size, maxSize }));
    return batches.map((batch) => batch.length);
  }

  it('cuts at the size', async () => {
    expect(await sizes([1, 2, 3, 4, 5], 2, 10)).toEqual([2, 2, 1]);
  });

  it('keeps events of one instant together, up to the most a request may hold', async () => {
    expect(await sizes([1, 2, 2, 2, 3], 2, 10)).toEqual([4, 1]);
    expect(await sizes([1, 1, 1, 1, 1], 2, 3)).toEqual([3, 2]);
  });
});
