import { expect, it } from 'vitest';
import { coreVerdict } from './core-vitals.ts';

const values = (lcp: number, inp: number, cls: number, samples = 500) => ({
  lcp_p75: lcp,
  inp_p75: inp,
  cls_p75: cls,
  lcp_samples: samples,
  inp_samples: 300,
  cls_samples: samples,
});

it('passes where all three are good, thresholds included', () => {
  expect(coreVerdict(values(2500, 200, 0.1))).toEqual({ kind: 'passed' });
});

it('names those that are not', () => {
  expect(coreVerdict(values(2501, 90, 0.2))).toEqual({ kind: 'failed', vitals: ['lcp', 'cls'] });
});

it('says nothing from few samples', () => {
  expect(coreVerdict({ ...values(1, 1, 0, 99), inp_samples: 20 })).toEqual({ kind: 'unknown' });
  expect(coreVerdict({})).toEqual({ kind: 'unknown' });
});
