import { describe, expect, it } from 'vitest';
import { budgetNews } from '../../../core/budgets/budget-news.ts';
import {
  formatPerformance,
  type PerformanceState,
  parsePerformance,
  withNavigation,
} from './performance-state.ts';

const DEFAULT = parsePerformance('');

describe('the state of the Performance section', () => {
  it('begins with LCP at p75, and an address without parameters', () => {
    expect(DEFAULT).toMatchObject({ vital: 'lcp', percentile: 'p75', period: '30d', filters: [] });
    expect(formatPerformance(DEFAULT)).toBe('');
  });

  it.each<Partial<PerformanceState>>([
    { vital: 'cls', cause: 'cls_target', percentile: 'p95' },
    { vital: 'inp', cause: 'lcp_url', conditions: 'country', pages: 'route', goal: 'Visit /a&b' },
    { topic: 'errors', parts: 'cohort', trendAs: 'table', histogramAs: 'table', allPages: true },
    { error: "TypeError: '*' & more, at load https://a.example/b.js:1:2" },
    { trend: 'devices', least: '1000', scripts: 'functions', deploy: '7', cause: 'inp_state' },
    { filters: [{ operator: 'is', dimension: 'cls_bucket', values: ['0.1'] }] },
    { period: 'custom', custom: { from: '2026-01-01', to: '2026-01-05' }, interval: 'hour' },
    { filters: [{ operator: 'is', dimension: 'lcp_target', values: ['main>img', 'h1'] }] },
  ])('is found again in its address: %j', (part) => {
    const state = { ...DEFAULT, ...part };
    expect(parsePerformance(formatPerformance(state))).toEqual(state);
  });

  it('takes the default for what it does not know', () => {
    expect(parsePerformance('?vital=speed&percentile=p80&pages=x&cause=y&conditions=z')).toEqual(DEFAULT);
  });

  it('has one kind of navigation at a time', () => {
    const page = { operator: 'is', dimension: 'page', values: ['/'] } as const;
    const soft = withNavigation([{ ...page, values: ['/'] }], 'soft-navigation');
    const cached = withNavigation(soft, 'back-forward-cache');
    expect(cached.map(({ values }) => values)).toEqual([['/'], ['back-forward-cache']]);
    expect(withNavigation(cached, null)).toEqual([page]);
  });

  it('is what the news of a budget links to', () => {
    const rules = { id: 1, limit: 200, maxIncrease: null, minSamples: 50, days: 2 };
    const budget = { ...rules, vital: 'inp', route: '/a&b:c/*', device: 'Mobile' } as const;
    const day = { date: '2026-11-14', value: 300, samples: 90 };
    const { url } = budgetNews(budget, 'broken', day, {
      domain: 'a.example',
      publicUrl: 'https://pharos.example',
    });
    expect(parsePerformance(new URL(url).search)).toMatchObject({
      vital: 'inp',
      filters: [
        { operator: 'is', dimension: 'route', values: ['/a&b:c/*'] },
        { operator: 'is', dimension: 'device', values: ['Mobile'] },
      ],
    });
  });
});
