import { describe, expect, it } from 'vitest';
import { SAVED } from '../../test/goal-world.ts';
import { formatFilter, parseFilters } from './filters.ts';

const signup = ['is', 'event:goal', ['Signup']];

function refusal(filters: unknown): string {
  const parsed = parseFilters(filters, SAVED);
  if (parsed.ok) throw new Error('accepted');
  return parsed.error;
}

describe('filters on goals', () => {
  it('hold the goals they name, whatever their case if it does not matter', () => {
    const parsed = parseFilters([['contains', 'event:goal', ['SALE'], { case_sensitive: false }]], SAVED);
    const [filter] = parsed.ok ? parsed.value : [];
    const goals = filter && 'goals' in filter ? filter.goals : [];
    expect(goals.map(({ name }) => name)).toEqual(['Sale', 'Sale (x)']);
  });

  it.each([
    [['is_not', 'event:goal', ['Signup']], 'event:goal takes is and contains only'],
    [['or', [signup, ['is', 'event:page', ['/']]]], 'must stand at the top of filters or inside has_done'],
    [['not', signup], 'must stand at the top'],
    [['is', 'event:goal', ['signup']], 'the goal "signup"; the site has the goals "Signup", "Visit /a|/A*"'],
  ])('are refused otherwise: %j', (filter, sentence) => {
    expect(refusal([filter])).toContain(sentence);
  });

  it('say so when there are no goals', () => {
    expect(parseFilters([signup])).toEqual({
      ok: false,
      error: 'filters[0] asks for the goal "Signup"; the site has no goals.',
    });
  });
});

describe('filters on segments', () => {
  it('are echoed as they were asked, and mean what is saved', () => {
    for (const ids of [[2], [2, 3]]) {
      const segments = [...SAVED.segments, { id: 3, name: 'x', filters: [['is', 'visit:os', ['Mac']]] }];
      const parsed = parseFilters([['is', 'segment', ids]], { ...SAVED, segments });
      const [filter] = parsed.ok ? parsed.value : [];
      expect(filter).toMatchObject({
        operator: ids.length === 1 ? 'and' : 'or',
        filters: ids.map(() => ({ operator: 'and' })),
      });
      expect(filter && formatFilter(filter)).toEqual(['is', 'segment', ids]);
    }
  });

  it.each([
    [['is', 'segment', [9]], 'names the segment 9; there are 1 (Germans who bought), 2 (From a search).'],
    [['is_not', 'segment', [1]], 'must be ["is", "segment", [id, …]]'],
    [['is', 'segment', []], 'must be ["is", "segment", [id, …]]'],
    [['is', 'segment', [1, 2]], 'event:goal, which must stand at the top'],
    [['has_done', ['is', 'segment', [2]]], 'visit:source; allowed inside has_done'],
  ])('are refused otherwise: %j', (filter, sentence) => {
    expect(refusal([filter])).toContain(sentence);
  });

  it('name no other segments', () => {
    const segments = [{ id: 1, name: 'x', filters: [['is', 'segment', [1]]] }];
    expect(parseFilters([['is', 'segment', [1]]], { segments })).toEqual({
      ok: false,
      error: expect.stringContaining('must not stand inside another one'),
    });
  });
});
