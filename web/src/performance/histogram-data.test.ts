import { describe, expect, it } from 'vitest';
import { bucketsOf, sharesUpTo } from './histogram-data.ts';

const row = (label: string, lcp_samples: number) => ({ keys: [label], values: { lcp_samples } });

describe('bucketsOf', () => {
  it('has every bucket up to the last with a sample, those without included', () => {
    const buckets = bucketsOf('lcp', [row('600', 3), row('200', 1)]);
    expect(buckets.map(({ label, samples }) => [label, samples])).toEqual([
      ['0', 0],
      ['200', 1],
      ['400', 0],
      ['600', 3],
    ]);
    expect(buckets.at(-1)).toMatchObject({ from: 600, to: 800, rating: 'good' });
  });

  it('changes colour at the thresholds', () => {
    const buckets = bucketsOf('lcp', [row('60000', 1)]);
    expect(buckets.find(({ rating }) => rating === 'needs-improvement')?.from).toBe(2500);
    expect(buckets.find(({ rating }) => rating === 'poor')?.from).toBe(4000);
    expect(buckets.at(-1)?.to).toBeNull();
  });

  it('finds CLS by the labels of answers', () => {
    const buckets = bucketsOf('cls', [{ keys: ['0.1'], values: { cls_samples: 5 } }]);
    expect(buckets.at(-1)).toMatchObject({ from: 0.1, samples: 5, rating: 'needs-improvement' });
  });

  it('has none where nothing was measured', () => {
    expect(bucketsOf('inp', [])).toEqual([]);
  });
});

it('sums up to everything', () => {
  expect(sharesUpTo([{ samples: 1 }, { samples: 0 }, { samples: 3 }])).toEqual([0.25, 0.25, 1]);
  expect(sharesUpTo([{ samples: 0 }])).toEqual([0]);
});
