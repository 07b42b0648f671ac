import { describe, expect, it } from 'vitest';
import { pagesByImpact } from './impact.ts';

const page = (path: string, samples: number, p75: number | null, p95 = 9000) => ({
  keys: [path],
  values: { lcp_samples: samples, lcp_p75: p75, lcp_p95: p95, lcp_poor: 12 },
});
const order = (rows: ReturnType<typeof page>[]) => pagesByImpact(rows, 'lcp', 'p75').map((one) => one.page);

describe('pagesByImpact', () => {
  it('puts the page with the most to win first: traffic times what is above good', () => {
    const rows = [page('/fast', 9000, 2400), page('/slow', 200, 6000), page('/busy', 5000, 3000)];
    expect(order(rows)).toEqual(['/busy', '/slow', '/fast']);
    expect(pagesByImpact(rows, 'lcp', 'p75')[0]?.impact).toBe(5000 * 500);
  });

  it('puts pages with fewer than 100 samples last, however slow one of them is', () => {
    expect(order([page('/once', 99, 60_000), page('/good', 100, 900)])).toEqual(['/good', '/once']);
  });

  it('goes by p75, whichever percentile is shown', () => {
    const [first] = pagesByImpact([page('/a', 500, 2000, 9000)], 'lcp', 'p95');
    expect(first).toMatchObject({ value: 9000, impact: 0, poor: 12, isLow: false });
  });

  it('leaves out pages without a sample', () => {
    expect(order([page('/unmeasured', 0, null)])).toEqual([]);
  });

  it('knows CLS in its own unit', () => {
    const row = { keys: ['/a'], values: { cls_samples: 1000, cls_p75: 0.3 } };
    expect(pagesByImpact([row], 'cls', 'p75')[0]?.impact).toBeCloseTo(200);
  });
});
