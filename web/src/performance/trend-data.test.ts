import { describe, expect, it } from 'vitest';
import { linesOf, scaleTop, trendOf } from './trend-data.ts';
import { bandPath, linePath, placesOf } from './trend-geometry.ts';

const names = { value: 'lcp_p75', samples: 'lcp_samples', low: 'lcp_p50', high: 'lcp_p90' };
const part = (timeLabels: string[], range: [string, string]) => ({
  rows: [
    { keys: [timeLabels[0] ?? ''], values: { lcp_p75: 2100, lcp_samples: 40, lcp_p50: 1500, lcp_p90: 3100 } },
  ],
  refused: null,
  timeLabels,
  range,
});

describe('trendOf', () => {
  it('has every bucket, and nothing where nothing was measured', () => {
    const asked = part(['2026-03-01', '2026-03-02'], ['2026-03-01T00:00:00Z', '2026-03-02T23:59:59Z']);
    expect(trendOf(asked, names)).toEqual([
      { label: '2026-03-01', value: 2100, samples: 40, band: [1500, 3100] },
      { label: '2026-03-02', value: null, samples: 0, band: null },
    ]);
  });
});

it('has a line for each kind of device over the same buckets, the busiest first', () => {
  const asked = part(['2026-03-01', '2026-03-02'], ['2026-03-01T00:00:00Z', '2026-03-02T23:59:59Z']);
  const points = trendOf(asked, names);
  const row = (label: string, device: string, lcp_p75: number | null, lcp_samples: number) => ({
    keys: [label, device],
    values: { lcp_p75, lcp_samples },
  });
  const rows = [
    row('2026-03-02', 'Desktop', 900, 10),
    row('2026-03-01', 'Mobile', 2500, 300),
    row('2026-03-01', 'Tablet', null, 0),
  ];
  expect(linesOf({ rows, refused: null }, names, points)).toEqual([
    {
      name: 'Mobile',
      isLow: false,
      points: [
        { value: 2500, samples: 300 },
        { value: null, samples: 0 },
      ],
    },
    {
      name: 'Desktop',
      isLow: true,
      points: [
        { value: null, samples: 0 },
        { value: 900, samples: 10 },
      ],
    },
  ]);
});

describe('the chart of a trend', () => {
  it('has a band that breaks where nothing was measured', () => {
    const places = { x: (index: number) => index, y: (value: number) => value };
    const bands: ([number, number] | null)[] = [[1, 5], [2, 6], null, [3, 4]];
    expect(
      bandPath(
        bands.map((band) => ({ band })),
        places,
      ),
    ).toBe('M0.0 5.0L1.0 6.0L1.0 2.0L0.0 1.0ZM3.0 4.0L3.0 3.0Z');
  });

  it('has a scale above all values and above the good threshold', () => {
    expect(scaleTop([100, null], 3000)).toBe(3200);
    expect(scaleTop([4100], 3000)).toBeGreaterThan(4100);
    expect(scaleTop([null], 0.12)).toBeCloseTo(0.16);
  });

  it('breaks its line where nothing was measured', () => {
    const places = { x: (index: number) => index, y: (value: number) => value };
    const points = [1, 2, null, 4].map((value) => ({ value }));
    expect(linePath(points, places)).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
  });

  it('finds the bucket under the pointer, at the edges, too', () => {
    const places = placesOf({ count: 3, top: 10, width: 268, height: 100 });
    expect([0, places.x(1) + 20, 400].map((x) => places.indexAt(x))).toEqual([0, 1, 2]);
    expect(places.y(0)).toBe(places.bottom);
    expect(places.y(20)).toBe(places.top);
    expect(placesOf({ count: 0, top: 1, width: 100, height: 100 }).indexAt(5)).toBeNull();
    expect(placesOf({ count: 1, top: 1, width: 100, height: 100 }).indexAt(99)).toBe(0);
  });
});
