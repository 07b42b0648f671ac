import { describe, expect, it } from 'vitest';
import type { PageMeasures } from '../../core/vitals/page-measures.ts';
import { readMeasures } from '../../core/vitals/read-measures.ts';
import { planSessions } from './plan-sessions.ts';
import { deployOf, releaseAt, releasesBetween } from './releases.ts';

interface View extends PageMeasures {
  path: string;
  isPhone: boolean;
}

const DATES = Array.from({ length: 28 }, (_, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
const views = DATES.flatMap((date) => planSessions(date)).flatMap(({ hits, visitor }) =>
  hits.flatMap(({ measures, path }): View[] => {
    if (!measures) return [];
    const read = readMeasures(measures);
    if (!('value' in read)) throw new Error(read.problem);
    return [{ ...read.value, path, isPhone: visitor.userAgent.includes('Mobile') }];
  }),
);
const loaded = views.filter(({ ttfb_ms }) => ttfb_ms !== undefined);

function p75(of: View[]): number {
  const times = of.flatMap(({ lcp_ms }) => lcp_ms ?? []).toSorted((a, b) => a - b);
  return times[Math.floor(times.length * 0.75)] ?? Number.NaN;
}

describe('what the demo’s visitors measured', () => {
  it('is measured once for every page view', () => {
    // Of 32 bits two may fall together, in so many views; they need to differ within a visitor's date.
    expect(new Set(views.map(({ view_id }) => view_id)).size).toBeGreaterThan(views.length - 3);
    expect(views.length).toBeGreaterThan(5_000);
  });

  it('has every kind of navigation, phases for documents, causes and errors', () => {
    const kinds = new Set(views.map(({ navigation }) => navigation));
    for (const kind of [
      'navigate',
      'reload',
      'back-forward',
      'prerender',
      'back-forward-cache',
      'soft-navigation',
    ]) {
      expect(kinds).toContain(kind);
    }
    for (const { request_ms, response_ms, dom_ms, load_ms } of loaded) {
      for (const phase of [request_ms, response_ms, dom_ms, load_ms]) expect(phase).toBeGreaterThanOrEqual(0);
    }
    const some = (has: (view: View) => unknown) => views.filter(has).length / views.length;
    expect(some((view) => view.redirect_ms)).toBeGreaterThan(0.01);
    expect(some((view) => view.worker_ms)).toBeGreaterThan(0.005);
    expect(some((view) => view.tls_ms)).toBeGreaterThan(0.2);
    expect(some((view) => view.inp_script)).toBeGreaterThan(0.3);
    expect(some((view) => view.cls_target)).toBeGreaterThan(0.05);
    expect(some((view) => view.slow_scripts)).toBeGreaterThan(0.05);
    for (const name of [
      'lcp_kind',
      'inp_state',
      'cls_state',
      'memory',
      'forced_layouts',
      'resource_bytes',
      'not_restored',
    ] as const) {
      expect(
        some((view) => view[name]),
        name,
      ).toBeGreaterThan(0.001);
    }
    expect(some((view) => view.errors)).toBeGreaterThan(0.001);
  });

  it('adds up: the parts of the largest paint are the largest paint', () => {
    for (const view of loaded.filter(({ navigation }) => navigation !== 'prerender')) {
      const { ttfb_ms = 0, lcp_load_delay_ms = 0, lcp_loading_ms = 0, lcp_render_delay_ms = 0 } = view;
      const parts = ttfb_ms + lcp_load_delay_ms + lcp_loading_ms + lcp_render_delay_ms;
      expect(Math.abs(parts - (view.lcp_ms ?? 0))).toBeLessThanOrEqual(3);
    }
  });

  it('is slower on phones, and on the home page until a release mends it', () => {
    expect(p75(loaded.filter(({ isPhone }) => isPhone))).toBeGreaterThan(
      p75(loaded.filter(({ isPhone }) => !isPhone)) * 1.3,
    );
    const home = loaded.filter(({ path }) => path === '/');
    const heavy = releasesBetween(Date.parse('2026-03-01'), Date.parse('2026-03-29')).filter(
      ({ isHeavy }) => isHeavy,
    );
    expect(heavy.length).toBeGreaterThan(0);
    const isHeavy = ({ release }: View) => heavy.some(({ version }) => version === release);
    const isMended = (view: View) => !isHeavy(view);
    expect(p75(home.filter(isHeavy))).toBeGreaterThan(p75(home.filter(isMended)) * 1.4);
  });

  it('sends visitors away who had to wait', () => {
    const sessions = DATES.flatMap((date) => planSessions(date)).map(({ hits }) => {
      const pages = hits.filter(({ name }) => name === 'pageview').length;
      const measures = hits.find((hit) => hit.measures)?.measures;
      return { bounced: pages === 1, waitedMs: (measures?.l ?? 0) - Number(measures?.actStar ?? 0) };
    });
    const bounces = (of: typeof sessions) => of.filter(({ bounced }) => bounced).length / of.length;
    const slow = bounces(sessions.filter(({ waitedMs }) => waitedMs > 4000));
    expect(slow).toBeGreaterThan(bounces(sessions.filter(({ waitedMs }) => waitedMs < 2500)) + 0.08);
  });
});

describe('the releases of the demo', () => {
  it('are a fortnight apart, one of them on line at any time', () => {
    const [first, second] = releasesBetween(Date.parse('2026-03-01'), Date.parse('2026-03-31'));
    expect(second?.at).toBe((first?.at ?? 0) + 14 * 86_400_000);
    expect(releaseAt(second?.at ?? 0)).toEqual(second);
    expect(releaseAt((second?.at ?? 0) - 1)).toEqual(first);
    expect(deployOf(releaseAt(0))).toMatchObject({ version: '1.0', at: '2024-01-02T09:30:00.000Z' });
    expect(releasesBetween(0, Date.UTC(2024, 0, 20))).toHaveLength(2);
  });
});
