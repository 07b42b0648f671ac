import { expect, it } from 'vitest';
import { costsOf } from './foreign-costs.ts';

it('are means per view, with the time of the same host in long frames', () => {
  const row = (key: string, values: Record<string, number>) => ({ keys: [key], values });
  const resources = [
    row('www.ads.test', { resource_ms: 900, resource_bytes: 3000, measured_views: 3 }),
    row('fonts.test', { resource_ms: 40, resource_bytes: 0, measured_views: 4 }),
  ];
  expect(costsOf(resources, [row('ads.test', { script_ms: 150 })])).toEqual([
    { host: 'www.ads.test', views: 3, bytes: 1000, ms: 300, blockingMs: 50 },
    { host: 'fonts.test', views: 4, bytes: null, ms: 10, blockingMs: null },
  ]);
});
