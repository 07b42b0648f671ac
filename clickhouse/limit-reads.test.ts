import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { StorageError } from './client.ts';
import { asExceeded, limitReads, type ReadLimits } from './limit-reads.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

const LIMITS = { timeMs: 20_000, memoryBytes: 1e9, rows: 1e9 };

function read(sql: string, limits: Partial<ReadLimits>, signal?: AbortSignal) {
  const reads = limitReads(engine.clickhouse, { ...LIMITS, ...limits }, signal);
  return reads.query({ sql, schema: z.unknown() });
}

describe('limitReads', () => {
  it.each([
    ['rows', 'SELECT count() FROM numbers(1000000) WHERE number % 7 = 1', { rows: 1000 }],
    ['memory', 'SELECT uniqExact(number) FROM numbers(3000000)', { memoryBytes: 10_000_000 }],
    ['time', 'SELECT sleepEachRow(0.1) FROM numbers(100) SETTINGS max_block_size = 1', { timeMs: 700 }],
  ])('ends a statement at its limit of %s', async (limit, sql, limits) => {
    await expect(read(sql, limits)).rejects.toMatchObject({ name: 'LimitExceeded', limit });
    expect((await read('SELECT 1', limits)).rows).toHaveLength(1);
  });

  it('calls a storage that hangs no limit', async () => {
    await engine.bridge.setFault({ mode: 'delay', delayMs: 2000, match: 'hangs', times: 1 });
    const startedAt = Date.now();
    await expect(read(`SELECT 'hangs'`, { timeMs: 300 })).rejects.toMatchObject({
      name: 'StorageError',
      code: 0,
    });
    expect(Date.now() - startedAt).toBeLessThan(1500);
  });

  it('blames a question for its own memory only', () => {
    const full = (words: string) => new StorageError(`${words} (MEMORY_LIMIT_EXCEEDED 241)`, 241);
    expect(asExceeded(full('Memory limit for query exceeded'))).toMatchObject({ limit: 'memory' });
    expect(asExceeded(full('Memory limit total exceeded'))).toBeInstanceOf(StorageError);
  });

  it('lets all statements of a question share its time, and counts what they cost', async () => {
    const reads = limitReads(engine.clickhouse, { ...LIMITS, timeMs: 400 });
    const sql = 'SELECT sum(number) AS n FROM numbers(1000)';
    await reads.query({ sql, schema: z.unknown() });
    expect(reads.spent()).toMatchObject({ statements: 1, rowsRead: 1000, bytesRead: 8000 });
    await expect(async () => {
      for (;;) await reads.query({ sql, schema: z.unknown() });
    }).rejects.toMatchObject({ limit: 'time' });
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const pending = read(
      'SELECT sleepEachRow(0.1) FROM numbers(100) SETTINGS max_block_size = 1',
      {},
      controller.signal,
    );
    controller.abort();
    await expect(pending).rejects.toBeInstanceOf(StorageError);
  });
});
