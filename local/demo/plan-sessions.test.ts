import { describe, expect, it } from 'vitest';
import { readUserAgent } from '../../core/user-agent.ts';
import { localDate } from '../../core/zoned-time.ts';
import { BROWSERS } from './audience.ts';
import { DEMO_SITE, PAGES } from './demo-site.ts';
import { planSessions } from './plan-sessions.ts';

const DATES = Array.from({ length: 28 }, (_, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);

describe('planSessions', () => {
  it('plans the same date the same way, and no two dates alike', () => {
    expect(planSessions('2026-03-03')).toEqual(planSessions('2026-03-03'));
    expect(planSessions('2026-03-03')[0]?.hits[0]?.at).not.toBe(planSessions('2026-03-10')[0]?.hits[0]?.at);
  });

  it('starts every session within its date, on the site’s clocks, in order', () => {
    for (const date of [...DATES, '2026-03-29', '2026-10-25']) {
      const starts = planSessions(date).map(({ hits }) => hits[0]?.at ?? 0);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(new Set(starts.map((start) => localDate(start, DEMO_SITE.timezone)))).toEqual(new Set([date]));
    }
  });

  it('makes a few thousand sessions in four weeks, fewer at weekends', () => {
    const counts = DATES.map((date) => ({ day: new Date(date).getUTCDay(), n: planSessions(date).length }));
    const sum = (days: number[]) =>
      counts.filter(({ day }) => days.includes(day)).reduce((total, { n }) => total + n, 0);
    expect(sum([0, 1, 2, 3, 4, 5, 6])).toBeGreaterThan(2500);
    expect(sum([0, 1, 2, 3, 4, 5, 6])).toBeLessThan(6500);
    expect(sum([6, 0])).toBeLessThan(sum([2, 3]) * 0.7);
  });

  it('has conversions with revenue, returning visitors and a believable bounce rate', () => {
    const sessions = DATES.flatMap((date) => planSessions(date));
    const names = sessions.flatMap(({ hits }) => hits.map(({ name }) => name));
    const count = (name: string) => names.filter((other) => other === name).length;
    expect(count('Signup')).toBeGreaterThan(40);
    expect(count('Purchase')).toBeGreaterThan(5);
    expect(count('Purchase')).toBeLessThan(count('Signup'));
    const bounces = sessions.filter(
      ({ hits }) => hits.filter(({ name }) => name === 'pageview').length === 1,
    ).length;
    expect(bounces / sessions.length).toBeGreaterThan(0.3);
    expect(bounces / sessions.length).toBeLessThan(0.65);
    const today = planSessions('2026-03-03');
    expect(new Set(today.map(({ visitor }) => visitor.ip)).size).toBeLessThan(today.length);
  });

  it('visits only pages that exist', () => {
    const paths = DATES.flatMap((date) => planSessions(date)).flatMap(({ hits }) =>
      hits.map(({ path }) => path),
    );
    expect([...new Set(paths)].filter((path) => !(path in PAGES))).toEqual([]);
    expect(Object.keys(PAGES).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('browses with user agents that are told apart from bots', () => {
    for (const { userAgent } of BROWSERS) expect(readUserAgent(userAgent)).toMatchObject({ isBot: false });
  });
});
