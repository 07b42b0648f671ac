import { describe, expect, it } from 'vitest';
import { formatRetention, parseRetention } from './retention.ts';
import { retentionPeriods } from './retention-periods.ts';

const BODY = { site_id: 'example.com', date_range: ['2026-01-01', '2026-01-31'], interval: 'week' };

function refusalOf(body: unknown) {
  const parsed = parseRetention(body);
  return parsed.ok ? undefined : parsed.error;
}

describe('parseRetention', () => {
  it('reads what formatRetention writes', () => {
    const body = {
      ...BODY,
      filters: [['is', 'visit:country', ['DE']]],
      start: ['is', 'event:name', ['Signup']],
      return: ['contains', 'event:page', ['/app'], { case_sensitive: false }],
    };
    const parsed = parseRetention(body);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(formatRetention(parsed.value, 'example.com', ['2026-01-01', '2026-01-31'])).toEqual(body);
  });

  it('needs neither filters nor conditions', () => {
    const parsed = parseRetention({ ...BODY, start: null });
    expect(parsed).toEqual({
      ok: true,
      value: {
        range: { kind: 'dates', from: '2026-01-01', to: '2026-01-31' },
        interval: 'week',
        filters: [],
      },
    });
  });

  it.each([
    [[], 'invalid_query', /^The question must be a JSON object with the keys site_id, date_range, interval/],
    [{ ...BODY, metrics: ['visitors'] }, 'invalid_query', /unknown key "metrics"; allowed: site_id/],
    [{ ...BODY, interval: 'hour' }, 'invalid_query', 'interval is "hour"; it must be day, week or month.'],
    [{ ...BODY, interval: undefined }, 'invalid_query', /^interval is missing; /],
    [{ ...BODY, date_range: '7x' }, 'invalid_date_range', /^date_range is "7x"; it must be "day"/],
    [{ ...BODY, date_range: 7 }, 'invalid_date_range', /^date_range is 7; it must be "day"/],
    [{ ...BODY, filters: 'x' }, 'invalid_filters', 'filters is "x"; it must be a list of filters.'],
    [{ ...BODY, filters: [['is', 'x', ['y']]] }, 'invalid_filters', /^filters\[0\] has the dimension "x"/],
    [{ ...BODY, start: ['is', 'x', ['y']] }, 'invalid_filters', /^start has the dimension "x"; allowed: /],
    [{ ...BODY, return: ['is', 'event:page', []] }, 'invalid_filters', /^return\[2\] must be a list/],
  ])('says what is wrong with %j', (body, code, message) => {
    expect(refusalOf(body)).toEqual({
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});

describe('retentionPeriods', () => {
  const range = (fromDate: string, toDate: string) => ({ fromDate, toDate });

  it('calls a period partial that the range cuts or that is not over', () => {
    // A Thursday to a Sunday.
    expect(retentionPeriods(range('2026-01-01', '2026-01-18'), 'week', '2026-01-19')).toEqual({
      ok: true,
      value: [
        { label: '2026-01-01', isPartial: true },
        { label: '2026-01-05', isPartial: false },
        { label: '2026-01-12', isPartial: false },
      ],
    });
    expect(retentionPeriods(range('2025-12-01', '2026-02-28'), 'month', '2026-01-31')).toEqual({
      ok: true,
      value: [
        { label: '2025-12-01', isPartial: false },
        { label: '2026-01-01', isPartial: true },
      ],
    });
    expect(retentionPeriods(range('2026-01-01', '2026-01-02'), 'day', '2026-01-02')).toEqual({
      ok: true,
      value: [
        { label: '2026-01-01', isPartial: false },
        { label: '2026-01-02', isPartial: true },
      ],
    });
  });

  it('are none in the future, and not too many', () => {
    expect(retentionPeriods(range('2026-02-01', '2026-02-02'), 'day', '2026-01-01')).toEqual({
      ok: true,
      value: [],
    });
    expect(retentionPeriods(range('2026-01-01', '2026-04-30'), 'day', '2026-06-01').ok).toBe(true);
    expect(retentionPeriods(range('2026-01-01', '2026-05-01'), 'day', '2026-06-01').ok).toBe(false);
  });
});
