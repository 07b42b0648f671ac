import { describe, expect, it } from 'vitest';
import { CURRENCIES, OVERAGE, PLANS, planOf, pricePerYear } from './plans.ts';

describe('PLANS', () => {
  it('grow in everything from one to the next, and never cost less', () => {
    for (const [index, plan] of PLANS.entries()) {
      const before = PLANS[index - 1];
      if (!before) continue;
      expect(plan.eventsPerMonth).toBeGreaterThan(before.eventsPerMonth);
      expect(plan.retentionMonths).toBeGreaterThan(before.retentionMonths);
      expect(plan.sites ?? Number.POSITIVE_INFINITY).toBeGreaterThan(before.sites ?? 0);
      expect(plan.members ?? Number.POSITIVE_INFINITY).toBeGreaterThan(before.members ?? 0);
      for (const currency of CURRENCIES) {
        const [price, less] = [plan, before].map((one) => one.pricePerMonth[currency]);
        expect(price).toBeGreaterThan(less ?? 0);
        // An event of a larger plan is never dearer.
        if (less) expect((price ?? 0) / plan.eventsPerMonth).toBeLessThan(less / before.eventsPerMonth);
      }
    }
  });

  it('cost whole minor units, and a year less than twelve months', () => {
    for (const plan of PLANS) {
      for (const currency of CURRENCIES) {
        const month = plan.pricePerMonth[currency];
        expect(Number.isInteger(month)).toBe(true);
        expect(pricePerYear(plan, currency)).toBeLessThanOrEqual(12 * month);
      }
    }
    expect(pricePerYear(planOf('solo'), 'EUR')).toBe(9000);
  });

  it('are each found by their code, which is theirs alone', () => {
    for (const plan of PLANS) expect(planOf(plan.code)).toBe(plan);
  });

  it('warn before the quota is used up, and when it is', () => {
    expect(OVERAGE.warnAtPercent.at(-1)).toBe(100);
    expect(OVERAGE.warnAtPercent[0]).toBeLessThan(100);
  });
});
