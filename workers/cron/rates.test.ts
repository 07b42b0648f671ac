import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays } from '../../core/currency/daily-rates.ts';
import { type FakeEcb, startFakeEcb } from '../../local/ecb/fake-ecb.ts';
import { type Stack, startStack } from '../../local/stack.ts';

const HOURLY = '17 * * * *';
/** A Thursday; all of this is asked in the past, so that no other run of the job comes in between. */
const START = Date.parse('2026-01-15T12:00:00Z');

let stack: Stack;
let ecb: FakeEcb;
let today = START;
const lines: string[] = [];
beforeAll(async () => {
  ecb = await startFakeEcb(() => today);
  ecb.fault = { status: 503, body: 'closed' };
  // What the stack runs at its start finds the bank closed.
  const log = (line: string) => void lines.push(line);
  stack = await startStack({ crons: false, log, vars: { cron: { ECB_RATES_URL: ecb.url } } });
});
afterAll(async () => {
  await stack.close();
  ecb.stop();
});

async function run(at: string): Promise<string[]> {
  today = Date.parse(at);
  ecb.asked = [];
  await stack.runCron(HOURLY, today);
  return ecb.asked.map((path) => path.replace('/stats/eurofxref/', ''));
}

async function rates(where: string): Promise<Record<string, unknown>[]> {
  const sql = `SELECT date, currency, per_eur, published FROM rates FINAL WHERE ${where} ORDER BY date, currency`;
  return (await stack.clickhouse.query({ sql, schema: z.record(z.string(), z.unknown()) })).rows;
}

describe('fetchRates', () => {
  it('fails loudly while the bank does not answer, or answers nonsense, and stores nothing', async () => {
    expect(ecb.asked).toHaveLength(1);
    await expect(run('2026-01-15T12:17:00Z')).rejects.toThrow('exception');
    ecb.fault = { status: 200, body: '<html>Sorry</html>' };
    await expect(run('2026-01-15T13:17:00Z')).rejects.toThrow('exception');
    const failures = lines.filter((line) => line.includes('job failed') && line.includes('fetchRates'));
    expect(failures.map((line) => /answered 503|no envelope/.exec(line)?.[0])).toEqual([
      'answered 503',
      'answered 503',
      'no envelope',
    ]);
    expect(await rates('1')).toEqual([]);
  });

  it('stores the whole history at the next run that succeeds, a row for every calendar day', async () => {
    ecb.fault = null;
    expect(await run('2026-01-15T14:17:00Z')).toEqual(['eurofxref-hist.xml']);
    const dollars = (await rates(`currency = 'USD'`)).map(({ date }) => String(date));
    expect(dollars.length).toBeGreaterThan(400);
    expect(dollars).toEqual(dollars.map((_, index) => addDays(dollars[0] ?? '', index)));
    // The 14th is the newest that is out, and holds for a week ahead.
    expect(dollars.at(-1)).toBe('2026-01-22');
    expect(await rates(`currency = 'USD' AND date IN ('2026-01-14', '2026-01-16')`)).toMatchObject([
      { per_eur: 1.0466, published: '2026-01-14' },
      { per_eur: 1.0466, published: '2026-01-14' },
    ]);
    expect(await rates(`currency = 'EUR' AND date = '2026-01-11'`)).toMatchObject([{ per_eur: 1 }]);
    expect(await rates(`currency = 'XXX'`)).toEqual([]);
    expect(await rates(`date = '2026-01-11'`)).toHaveLength(31);
  });

  it('asks again after the next publication, not before, and replaces what it had guessed', async () => {
    expect(await run('2026-01-15T15:17:00Z')).toEqual([]);
    expect(await run('2026-01-15T16:17:00Z')).toEqual(['eurofxref-hist-90d.xml']);
    expect(await run('2026-01-15T17:17:00Z')).toEqual([]);
    const published = (await rates(`currency = 'GBP' AND date >= '2026-01-14'`)).map((row) => row.published);
    expect(published).toEqual(['2026-01-14', ...Array(8).fill('2026-01-15')]);
  });

  it('fills in what it missed', async () => {
    expect(await run('2026-03-05T16:17:00Z')).toEqual(['eurofxref-hist-90d.xml']);
    const francs = (await rates(`currency = 'CHF'`)).map(({ date }) => String(date));
    expect(francs).toEqual(francs.map((_, index) => addDays(francs[0] ?? '', index)));
    expect(francs.at(-1)).toBe('2026-03-12');
    expect(await rates(`currency = 'CHF' AND date = '2026-01-19'`)).toMatchObject([
      { published: '2026-01-19' },
    ]);
  });
});

describe('the fake of the ECB', () => {
  it('publishes what the parser reads, and refuses other requests', async () => {
    const status = async (path: string, init?: RequestInit) => {
      const response = await fetch(new URL(path, ecb.url), init);
      await response.body?.cancel();
      return response.status;
    };
    expect(await status('eurofxref-daily.xml')).toBe(200);
    expect(await status('eurofxref-daily.xml', { method: 'POST' })).toBe(405);
    expect(await status('eurofxref-daily.xml?day=1')).toBe(404);
    expect(await status('eurofxref.xml')).toBe(404);
    expect(await status('/eurofxref-daily.xml')).toBe(404);
  });
});
