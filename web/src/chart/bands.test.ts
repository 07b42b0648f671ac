import { expect, it } from 'vitest';
import type { Missing } from '../api/marks.ts';
import { bandsOf } from './bands.ts';

const outage = (from: string, to: string): Missing => ({ kind: 'outage', from, to, events: 3 });
const days = {
  labels: ['2026-03-01', '2026-03-02', '2026-03-03'],
  interval: 'day',
  lastDate: '2026-03-03',
} as const;

function placed(missing: Missing[], chart: Parameters<typeof bandsOf>[1], timezone = 'UTC') {
  return bandsOf(missing, chart, timezone).map(({ from, to }) => [from, to]);
}

it('lies over the days that it touches on the site’s clocks, and not over the one it ends before', () => {
  const chart = { ...days, labels: [...days.labels] };
  expect(placed([outage('2026-03-01T22:00:00Z', '2026-03-03T00:00:00Z')], chart)).toEqual([[0, 1]]);
  expect(placed([outage('2026-03-01T22:00:00Z', '2026-03-01T23:00:00Z')], chart, 'Asia/Kathmandu')).toEqual([
    [1, 1],
  ]);
});

it('lies over hours and weeks likewise, cut where the chart ends, and nowhere outside of it', () => {
  const hours = {
    labels: ['2026-03-01 09:00:00', '2026-03-01 10:00:00'],
    interval: 'hour' as const,
    lastDate: '2026-03-01',
  };
  expect(placed([outage('2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z')], hours)).toEqual([[1, 1]]);
  const weeks = { labels: ['2026-03-02', '2026-03-09'], interval: 'week' as const, lastDate: '2026-03-12' };
  expect(placed([outage('2026-02-01T00:00:00Z', '2026-03-05T00:00:00Z')], weeks)).toEqual([[0, 0]]);
  expect(placed([outage('2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z')], weeks)).toEqual([]);
  expect(placed([outage('2026-03-13T00:00:00Z', '2026-03-14T00:00:00Z')], weeks)).toEqual([]);
  expect(placed([outage('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z')], { ...weeks, labels: [] })).toEqual(
    [],
  );
});
