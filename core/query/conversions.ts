import type { Goal } from '../goal.ts';
import { isPropDimension } from './dimensions.ts';
import { conjuncts, type Filter } from './filters.ts';
import type { GoalCondition } from './goal-filters.ts';

/** The goals that event:goal has rows of: those that all conditions on it name. */
export function rowGoals(filters: readonly Filter[], goals: readonly Goal[] = []): readonly Goal[] {
  return filteredGoals(filters).reduce(
    (left, { goals: named }) => left.filter((goal) => named.includes(goal)),
    goals,
  );
}

/** The condition of meeting any of the goals. */
export function meetsAny(goals: readonly Goal[]): GoalCondition {
  const clauses = goals.map(({ name }) => name);
  return { operator: 'is', dimension: 'event:goal', clauses, caseSensitive: true, goals };
}

/** The conditions on event:goal that all events must meet. */
export function filteredGoals(filters: readonly Filter[]): GoalCondition[] {
  return filters
    .flatMap(conjuncts)
    .filter((filter) => 'dimension' in filter && filter.dimension === 'event:goal');
}

/** The filters of those who might have converted: without the conditions on goals and props that must hold. */
export function withoutConversion(filters: readonly Filter[]): Filter[] {
  return filters
    .flatMap(conjuncts)
    .filter(
      (filter) =>
        !('dimension' in filter && (filter.dimension === 'event:goal' || isPropDimension(filter.dimension))),
    );
}
