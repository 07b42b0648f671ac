import { expect, it } from 'vitest';
import { waterfallOf } from './waterfall.ts';

it('draws phases one after the other, and none where it did not take place', () => {
  const values = { dns_p75: 25, dns_samples: 10, request_p75: 75, request_samples: 40, tcp_p75: null };
  expect(waterfallOf(['dns', 'tcp', 'request'], values, 'p75')).toEqual([
    { phase: 'dns', start: 0, width: 0.25, samples: 10 },
    { phase: 'tcp', start: 0.25, width: 0, samples: 0 },
    { phase: 'request', start: 0.25, width: 0.75, samples: 40 },
  ]);
  expect(waterfallOf(['dns'], {}, 'p75')[0]).toMatchObject({ start: 0, width: 0 });
});
