import { describe, expect, it } from 'vitest';
import { parseDateRange, resolvePeriod } from '../../../core/period.ts';
import { localDate } from '../../../core/zoned-time.ts';
import { apiRange } from './api-range.ts';
import { PERIODS, spanOf } from './period.ts';

const NOW = Date.parse('2026-03-31T22:30:00Z');

describe('apiRange', () => {
  it.each(PERIODS.filter((period) => period !== 'all'))(
    'names %s so that the API finds the dates that the page writes',
    (period) => {
      const custom = period === 'custom' ? { from: '2026-01-02', to: '2026-02-03' } : null;
      const range = parseDateRange(apiRange({ period, custom }));
      if (!range.ok) throw new Error(range.error);
      for (const timezone of ['UTC', 'Asia/Kathmandu', 'Pacific/Honolulu']) {
        const { fromDate, toDate } = resolvePeriod(range.value, { timezone }, NOW);
        expect({ from: fromDate, to: toDate }).toEqual(spanOf(period, custom, localDate(NOW, timezone)));
      }
    },
  );
});
