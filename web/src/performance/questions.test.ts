import { describe, expect, it } from 'vitest';
import { MAX_BATCH } from '../../../core/query/batch.ts';
import { MEASURED_METRICS } from '../../../core/query/measured-metrics.ts';
import { METRIC_NAMES } from '../../../core/query/metrics.ts';
import { parseQuery } from '../../../core/query/parse-query.ts';
import { parsePerformance } from '../state/performance-state.ts';
import { cohortQuestions, listQuestions, overviewQuestions, vitalQuestions } from './questions.ts';

const asked = (search = '') => ({
  site: 'example.com',
  state: parsePerformance(search),
  range: ['2026-03-01', '2026-03-30'] as [string, string],
});
const GOAL = { id: 1, name: 'Signup', rule: { kind: 'event', name: 'Signup' } as const, props: {} };
const TRAFFIC: readonly string[] = METRIC_NAMES;

describe('the questions of the section', () => {
  it.each([
    '',
    '?vital=cls&percentile=p99&pages=route',
    '?vital=inp&percentile=p50',
    '?vital=fcp&goal=Signup',
    '?vital=cls&trend=devices&cause=inp_state&conditions=memory&percentile=p50',
  ])('ask for metrics that there are, in a batch that is allowed: %j', (search) => {
    for (const questions of [
      Object.values(overviewQuestions(asked(search), 'period')),
      Object.values(vitalQuestions(asked(search), 'day')),
      Object.values(listQuestions(asked(search))),
    ]) {
      expect(questions.length).toBeLessThanOrEqual(MAX_BATCH);
      const metrics = questions.flatMap((question) => question?.metrics ?? []);
      expect(metrics.filter((name) => !(name in MEASURED_METRICS) && !TRAFFIC.includes(name))).toEqual([]);
    }
  });

  it('narrow visits by what visits have only', () => {
    const { outcome, devices } = vitalQuestions(
      asked('?filter=is:country:DE&filter=is:lcp_target:h1'),
      'day',
    );
    expect(outcome.filters).toEqual([['is', 'visit:country', ['DE']]]);
    expect(devices.filters).toEqual([
      ['is', 'visit:country', ['DE']],
      ['is', 'perf:lcp_target', ['h1']],
    ]);
  });

  it('do not narrow errors and server timings by scripts, which the API refuses', () => {
    const { errors, server, scripts } = overviewQuestions(
      asked('?filter=is:script_host:ads.example'),
      'none',
    );
    expect([errors.filters, server.filters]).toEqual([[], []]);
    expect(scripts.filters).toEqual([['is', 'perf:script_host', ['ads.example']]]);
  });

  it('are ones the API takes, whatever is filtered', () => {
    const filters = [
      'lcp_bucket:2500',
      'navigation:soft-navigation',
      'view:7',
      'script_host:a.test',
      'country:DE',
      'props:plan:pro',
    ];
    for (const filter of filters) {
      const all = asked(`?trend=devices&goal=Signup&cause=cls_state&filter=is:${filter}`);
      const questions = {
        ...overviewQuestions(all, 'weekday'),
        ...vitalQuestions(all, 'day'),
        ...listQuestions(all),
        ...cohortQuestions(all, { lcp: 2400, inp: 150 }),
      };
      for (const [name, body] of Object.entries(questions)) {
        const site = { domain: 'example.com', timezone: 'UTC', routes: [], goals: [GOAL] };
        const read = parseQuery(body, site);
        expect(read.ok ? '' : `${name} by ${filter}: ${read.error.message}`).toBe('');
      }
    }
  });

  it('lists single views that are slower than good', () => {
    const { slowest } = vitalQuestions(asked('?vital=cls&filter=is:country:DE'), 'day');
    expect(slowest.filters?.[0]).toEqual(['is', 'visit:country', ['DE']]);
    const [operator, dimension, values = []] = slowest.filters?.[1] ?? [];
    expect([operator, dimension]).toEqual(['is', 'perf:cls_bucket']);
    expect(values.slice(0, 3)).toEqual(['0.1', '0.125', '0.15']);
  });

  it('look at the parts of the views about the p75', () => {
    const { lcp, inp } = cohortQuestions(asked('?filter=is:props:plan:pro'), { lcp: 2400, inp: null });
    expect(lcp?.filters).toEqual([
      ['is', 'event:props:plan', ['pro']],
      ['is', 'perf:lcp_bucket', ['2250']],
    ]);
    expect(lcp?.metrics).toContain('lcp_load_delay_p50');
    expect(inp).toBeUndefined();
  });

  it('sort visits by LCP where they do not know the vital', () => {
    expect(vitalQuestions(asked('?vital=cls'), 'day').outcome.dimensions).toEqual(['visit:lcp_bucket']);
    expect(vitalQuestions(asked('?vital=ttfb'), 'day').outcome.dimensions).toEqual(['visit:ttfb_bucket']);
  });

  it('ask for conversions where a goal is chosen', () => {
    expect(vitalQuestions(asked(), 'day').conversion).toBeUndefined();
    const { conversion, outcome } = vitalQuestions(asked('?goal=Signup&filter=is:lcp_target:h1'), 'day');
    expect(conversion?.filters).toEqual([['is', 'event:goal', ['Signup']]]);
    expect(conversion?.dimensions).toEqual(outcome.dimensions);
  });

  it('compare with the period before where there is one', () => {
    const { vitals } = overviewQuestions(asked(), 'weekday');
    expect(vitals.compare).toEqual({ mode: 'previous_period', match_weekday: true });
    expect(overviewQuestions(asked(), 'none').vitals).not.toHaveProperty('compare');
  });
});
