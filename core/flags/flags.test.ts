import { describe, expect, it } from 'vitest';
import { type FlagRule, isFlagOn } from './flags.ts';

const rule = (more: Partial<FlagRule>): FlagRule => ({ mode: 'some', share: 0, accounts: [], ...more });
const ACCOUNTS = Array.from({ length: 1000 }, (_, n) => `account_${n}`);

describe('isFlagOn', () => {
  it('is as declared until somebody says otherwise, then as she says', () => {
    expect(isFlagOn('live_view', undefined, 'account_1')).toBe(true);
    expect(isFlagOn('live_view', rule({ mode: 'default' }))).toBe(true);
    expect(isFlagOn('live_view', rule({ mode: 'off' }), 'account_1')).toBe(false);
    expect(isFlagOn('live_view', rule({ mode: 'on' }))).toBe(true);
  });

  it('is on for those named, whatever the share', () => {
    const named = rule({ accounts: ['account_1'] });
    expect(isFlagOn('live_view', named, 'account_1')).toBe(true);
    expect(isFlagOn('live_view', named, 'account_2')).toBe(false);
    expect(isFlagOn('live_view', named)).toBe(false);
  });

  it('takes about its share, keeps whom it has when the share grows, and others for another flag', () => {
    const on = (share: number, name: 'live_view' | 'announcements' = 'live_view') =>
      ACCOUNTS.filter((account) => isFlagOn(name, rule({ share }), account));
    expect(on(0)).toEqual([]);
    expect(on(100)).toEqual(ACCOUNTS);
    expect(on(30).length).toBeGreaterThan(230);
    expect(on(30).length).toBeLessThan(370);
    expect(on(60)).toEqual(expect.arrayContaining(on(30)));
    expect(on(30, 'announcements')).not.toEqual(on(30));
  });
});
