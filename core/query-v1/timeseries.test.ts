import { describe, expect, it } from 'vitest';
import { parseTimeseries, writeTimeseries } from './timeseries.ts';

const SITE = { domain: 'example.com', timezone: 'Asia/Kathmandu' };
const NOW = Date.parse('2026-01-15T12:00:00Z');

const parse = (params: Parameters<typeof parseTimeseries>[0]) => parseTimeseries(params, SITE, NOW);

describe('parseTimeseries', () => {
  it.each([
    [{}, 'time:day'],
    [{ period: 'day' }, 'time:hour'],
    [{ period: 'day', interval: 'day' }, 'time:day'],
    [{ period: '6mo' }, 'time:month'],
    [{ period: '12mo' }, 'time:month'],
    [{ period: '12mo', interval: 'date' }, 'time:day'],
    [{ period: 'month', interval: 'month' }, 'time:month'],
  ])('splits %j', (params, dimension) => {
    expect(parse(params)).toMatchObject({ ok: true, value: { query: { dimensions: [dimension] } } });
  });

  it.each([
    [{ interval: 'week' }, 'interval is "week"; allowed: day, month.'],
    [{ period: 'custom', date: '1990-01-01,2026-01-01' }, 'ask by interval=month'],
  ])('refuses %j in a sentence', (params, part) => {
    expect(parse(params)).toMatchObject({ ok: false, error: { message: expect.stringContaining(part) } });
  });

  it('answers decades by month', () => {
    const params = { period: 'custom', date: '1990-01-01,2026-01-01', interval: 'month' };
    expect(parse(params).ok).toBe(true);
  });
});

describe('writeTimeseries', () => {
  it('fills what is empty with zeros, and with null where an average of nothing is asked', () => {
    const metrics = ['visitors', 'visit_duration'].map((name) => ({ name, metric: name }));
    const rows = [{ dimensions: ['2026-01-02'], metrics: [3, 61] }];
    expect(writeTimeseries(metrics, ['2026-01-01', '2026-01-02'], rows)).toEqual({
      results: [
        { date: '2026-01-01', visitors: 0, visit_duration: null },
        { date: '2026-01-02', visitors: 3, visit_duration: 61 },
      ],
    });
  });
});
