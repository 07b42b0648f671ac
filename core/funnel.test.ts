import { describe, expect, it } from 'vitest';
import { formatFunnelShape, parseFunnelShape } from './funnel.ts';

const STEPS = [{ page: '/' }, { event: 'Signup', props: { plan: 'pro' }, label: 'Signed up' }];

describe('parseFunnelShape', () => {
  it('reads steps, and takes a funnel to be loose and within one visit unless it says otherwise', () => {
    expect(parseFunnelShape({ steps: STEPS })).toEqual({ ok: true, value: { steps: STEPS, order: 'loose' } });
    const goals = [{ goal: 1 }, { goal: 2 }];
    expect(parseFunnelShape({ steps: goals, order: 'strict', window_days: 7 })).toEqual({
      ok: true,
      value: { steps: goals, order: 'strict', windowDays: 7 },
    });
  });

  it.each([
    ['no steps', {}, /^steps must be a list of 2 to 8 steps; it is missing\.$/],
    ['one step', { steps: [{ page: '/' }] }, /2 to 8 steps/],
    ['nine steps', { steps: Array(9).fill({ page: '/' }) }, /2 to 8 steps/],
    [
      'a step of two kinds',
      { steps: [{ page: '/' }, { page: '/', goal: 1 }] },
      /^steps\[1\] must be .*"goal":1/,
    ],
    ['an empty page', { steps: [{ page: '' }, { page: '/' }] }, /^steps\[0\]/],
    ['another order', { steps: STEPS, order: 'any' }, /^order must be "loose" or "strict"; it is "any"\.$/],
    [
      'a window of no days',
      { steps: STEPS, window_days: 0 },
      /^window_days must be .* 1 to 90.*; it is 0\.$/,
    ],
    ['a window of a hundred days', { steps: STEPS, window_days: 100 }, /^window_days/],
  ])('refuses %s in a sentence', (_, body, sentence) => {
    expect(parseFunnelShape(body)).toEqual({ ok: false, error: expect.stringMatching(sentence) });
  });

  it('reads what formatFunnelShape writes', () => {
    for (const windowDays of [undefined, 30]) {
      const shape = { steps: STEPS, order: 'strict' as const, ...(windowDays && { windowDays }) };
      expect(parseFunnelShape(formatFunnelShape(shape))).toEqual({ ok: true, value: shape });
    }
  });
});
