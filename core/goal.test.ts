import { describe, expect, it } from 'vitest';
import { parseGoal } from './goal.ts';

function goalOf(input: unknown) {
  const goal = parseGoal(input);
  if (!goal.ok) throw new Error(goal.error);
  return goal.value;
}

describe('parseGoal', () => {
  it('reads goals of each type, with keys that do not apply null or absent', () => {
    const nothing = { page_path: null, scroll_threshold: null, custom_props: null, currency: null };
    expect(goalOf({ goal_type: 'event', event_name: ' Signup ', ...nothing })).toEqual({
      name: 'Signup',
      rule: { kind: 'event', name: 'Signup' },
      props: {},
    });
    expect(goalOf({ goal_type: 'page', page_path: '/a/**', event_name: null })).toEqual({
      name: 'Visit /a/**',
      rule: { kind: 'page', path: '/a/**' },
      props: {},
    });
    expect(goalOf({ goal_type: 'scroll', page_path: '/a', scroll_threshold: '75' })).toEqual({
      name: 'Scroll 75% on /a',
      rule: { kind: 'scroll', path: '/a', threshold: 75 },
      props: {},
    });
  });

  it('takes a name, props and a currency', () => {
    const input = { goal_type: 'event', event_name: 'Buy', display_name: 'Sales', currency: 'eur' };
    expect(goalOf({ ...input, custom_props: { plan: 'pro', seats: 2 } })).toEqual({
      name: 'Sales',
      rule: { kind: 'event', name: 'Buy' },
      props: { plan: 'pro', seats: '2' },
      currency: 'EUR',
    });
  });

  it('puts the first slash before a path that lacks it', () => {
    expect(goalOf({ goal_type: 'page', page_path: 'a|*/b|/c' }).rule).toEqual({
      kind: 'page',
      path: '/a|*/b|/c',
    });
  });

  it.each([
    [null, 'a goal must be an object'],
    [{ goal_type: 'click' }, 'goal_type must be event, page or scroll'],
    [{ goal_type: 'event' }, 'event_name is missing'],
    [{ goal_type: 'event', event_name: '  ' }, 'event_name must not be empty'],
    [{ goal_type: 'event', event_name: 'x'.repeat(121) }, 'event_name may have 120 characters'],
    [{ goal_type: 'event', event_name: 'engagement' }, 'engagement'],
    [{ goal_type: 'event', event_name: 'Buy', currency: 'XYZ' }, 'ISO 4217'],
    [{ goal_type: 'event', event_name: 'Buy', custom_props: { plan: '' } }, 'custom_props may have'],
    [{ goal_type: 'event', event_name: 'Buy', custom_props: ['plan'] }, 'custom_props must be an object'],
    [{ goal_type: 'page' }, 'page_path is missing'],
    [{ goal_type: 'page', page_path: '/a', currency: 'EUR' }, 'currency goes with goals of the type event'],
    [{ goal_type: 'scroll', page_path: '/a' }, 'scroll_threshold is missing'],
    [{ goal_type: 'scroll', page_path: '/a', scroll_threshold: 101 }, 'from 0 to 100'],
    [{ goal_type: 'scroll', page_path: '/a', scroll_threshold: 0.5 }, 'from 0 to 100'],
  ])('refuses %j with a sentence', (input, sentence) => {
    expect(parseGoal(input)).toEqual({ ok: false, error: expect.stringContaining(sentence) });
  });
});
