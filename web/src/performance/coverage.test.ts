import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';

it('is what was measured of the pageviews, of all browsers and of each', () => {
  const row = (key: string, values: Record<string, number>) => ({ keys: [key], values });
  const told = [row('Chrome', { measured_views: 90, lcp_samples: 80, inp_samples: 30 })];
  const rows = coverageOf([row('Chrome', { pageviews: 100 }), row('Lynx', { pageviews: 20 })], told);
  expect(rows.map(({ browser, pageviews, share }) => [browser, pageviews, share])).toEqual([
    [null, 120, 0.75],
    ['Chrome', 100, 0.9],
    ['Lynx', 20, 0],
  ]);
  expect(rows[0]?.samples).toEqual({ lcp: 80, inp: 30, cls: 0, fcp: 0, ttfb: 0 });
});
