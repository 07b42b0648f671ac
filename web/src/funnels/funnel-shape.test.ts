import { describe, expect, it } from 'vitest';
import type { SavedFunnel } from '../api/flows.ts';
import { apiFunnel, shapeOf } from './funnel-shape.ts';

const saved: SavedFunnel = {
  id: 3,
  name: 'To buy',
  steps: [{ page: '/', label: 'Home' }, { event: 'Signup', props: { plan: 'pro' } } as never, { goal: 7 }],
  order: 'strict',
  window_days: 7,
};

describe('apiFunnel', () => {
  it('keeps what is only the API’s to say of the steps that stay', () => {
    const { id: _, ...rest } = saved;
    expect(apiFunnel(' To buy ', shapeOf(saved), saved)).toEqual(rest);
  });

  it('says of new steps what the page does', () => {
    const shape = {
      steps: [
        { kind: 'event' as const, value: 'Signup' },
        { kind: 'page' as const, value: '/thanks' },
      ],
      isStrict: false,
      windowDays: null,
    };
    expect(apiFunnel('New', shape, saved).steps).toEqual([
      { event: 'Signup', props: { plan: 'pro' } },
      { page: '/thanks' },
    ]);
    expect(apiFunnel('New', shape, null)).toEqual({
      name: 'New',
      steps: [{ event: 'Signup' }, { page: '/thanks' }],
      order: 'loose',
      window_days: null,
    });
  });
});
