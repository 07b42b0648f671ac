import { describe, expect, it } from 'vitest';
import { areaPath, linePath, niceTop, placesOf, stretches } from '../chart/geometry.ts';
import { axisSplits, chartDataOf, type Series, seriesOf } from './chart-data.ts';

const METRICS = ['visitors', 'visits', 'pageviews', 'views_per_visit', 'bounce_rate', 'visit_duration'];

/** visitors, visits, pageviews, views per visit, bounce rate, duration */
const ROW = [5, 6, 12, 2, 40, 61];
const NOW = Date.parse('2026-01-15T12:30:00Z');

function aSeries(labels: string[], found: string[], metrics: readonly string[] = METRICS): Series {
  const results = found.map((label) => ({ dimensions: [label], metrics: ROW.slice(0, metrics.length) }));
  return seriesOf({ results, meta: { time_labels: labels }, query: { date_range: ['', ''] } }, [...metrics]);
}

describe('chartDataOf', () => {
  const days = ['2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'];

  it('fills silent days: nobody came, but nobody bounced either', () => {
    const answer = aSeries(days, ['2026-01-13']);
    const at = { timezone: 'UTC', now: NOW };
    expect(chartDataOf(answer, 'visitors', 'day', at).values).toEqual([5, 0, 0, null]);
    expect(chartDataOf(answer, 'bounce_rate', 'day', at).values).toEqual([40, null, null, null]);
  });

  it('has no values of a metric that was not asked for', () => {
    const series = aSeries(days, days, ['visitors']);
    const data = chartDataOf(series, 'views_per_visit', 'day', { timezone: 'UTC', now: NOW });
    expect(data.values).toEqual([null, null, null, null]);
  });

  it("knows by the site's clock which bucket is not over", () => {
    const at = (timezone: string) =>
      chartDataOf(aSeries(days, days), 'visitors', 'day', { timezone, now: NOW }).partial;
    expect(at('UTC')).toBe(2);
    expect(at('Pacific/Kiritimati')).toBe(3);
  });

  it('has no bucket in progress when the range is over', () => {
    const past = ['2015-05-17', '2015-05-18'];
    const { partial } = chartDataOf(aSeries(past, past), 'visitors', 'day', { timezone: 'UTC', now: NOW });
    expect(partial).toBe(-1);
  });

  it('leaves the hours to come empty', () => {
    const hours = ['2026-01-15 11:00:00', '2026-01-15 12:00:00', '2026-01-15 13:00:00'];
    const data = chartDataOf(aSeries(hours, []), 'visitors', 'hour', { timezone: 'UTC', now: NOW });
    expect(data).toMatchObject({ values: [0, 0, null], partial: 1 });
  });
});

describe('the line of a chart', () => {
  const places = placesOf({ count: 5, top: 10, width: 116, height: 144, axisWidth: 0, isBars: false });

  it('breaks where there is no value, and leaves lone values to be dots', () => {
    const values = [1, 2, null, 3, null];
    expect(linePath(values, places).match(/M/g)).toHaveLength(2);
    expect(stretches(values)).toEqual([
      [0, 1],
      [3, 3],
    ]);
    expect(areaPath(values, places).match(/Z/g)).toHaveLength(1);
  });

  it('reaches from edge to edge, and bars stand within', () => {
    expect([places.x(0), places.x(4)]).toEqual([0, 100]);
    const bars = placesOf({ count: 5, top: 10, width: 116, height: 144, axisWidth: 0, isBars: true });
    expect([bars.x(0), bars.x(4)]).toEqual([10, 90]);
    expect([bars.indexAt(-20), bars.indexAt(29), bars.indexAt(999)]).toEqual([0, 1, 4]);
  });
});

describe('chartDataOf, compared', () => {
  it('sets each bucket beside that of the other period, under its own label', () => {
    const comparison = { dimensions: ['2025-01-13'], metrics: [3], change: [67] };
    const answer = {
      results: [{ dimensions: ['2026-01-13'], metrics: [5], comparison }],
      meta: { time_labels: ['2026-01-13', '2026-01-14'] },
      query: { date_range: ['', ''] as [string, string] },
    };
    const at = { timezone: 'UTC', now: NOW };
    const { before } = chartDataOf(seriesOf(answer, ['visitors']), 'visitors', 'day', at);
    expect(before).toEqual([{ label: '2025-01-13', value: 3 }, null]);
  });
});

describe('axisSplits', () => {
  it('writes as many labels as have room', () => {
    expect(axisSplits(30, 1000, 'day')).toHaveLength(10);
    expect(axisSplits(30, 200, 'day')).toEqual([0, 28]);
  });

  it('labels several days of hours at midnight only', () => {
    expect(axisSplits(72, 1000, 'hour')).toEqual([0, 24, 48]);
  });
});

describe('niceTop', () => {
  it.each([
    ['visitors', 0, 8],
    ['visitors', 413, 480],
    ['visitors', 1_000_000, 1_200_000],
    ['bounce_rate', 45, 60],
    ['bounce_rate', 99, 100],
    ['visit_duration', 170, 240],
  ] as const)('holds %s up to %d under %d', (metric, max, top) => {
    expect(niceTop(max, metric)).toBe(top);
  });
});
