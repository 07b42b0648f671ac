import type { Goal } from '../goal.ts';
import { err, ok, type Result } from '../result.ts';
import { quote } from './error.ts';

/** Holds for events that meet any of the goals, which are those of the site that the clauses name. */
export interface GoalCondition {
  operator: 'is' | 'contains';
  dimension: 'event:goal';
  clauses: string[];
  caseSensitive: boolean;
  goals: readonly Goal[];
}

/** Goals that a sentence can list. */
const MAX_LISTED = 30;

/** Finds the goals that a condition on event:goal means. The error says which there are. */
export function parseGoalCondition(
  condition: { operator: string; clauses: string[]; caseSensitive: boolean },
  path: string,
  goals: readonly Goal[],
): Result<GoalCondition, string> {
  const { operator, clauses, caseSensitive } = condition;
  if (operator !== 'is' && operator !== 'contains') {
    return err(`${path} has the operator ${operator}; event:goal takes is and contains only.`);
  }
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  const applies = (clause: string) => (goal: Goal) =>
    operator === 'is' ? fold(goal.name) === fold(clause) : fold(goal.name).includes(fold(clause));
  const unknown = clauses.find((clause) => !goals.some(applies(clause)));
  if (unknown !== undefined) {
    return err(`${path} asks for the goal ${quote(unknown)}; ${known(goals)}.`);
  }
  const met = goals.filter((goal) => clauses.some((clause) => applies(clause)(goal)));
  return ok({ operator, dimension: 'event:goal', clauses, caseSensitive, goals: met });
}

function known(goals: readonly Goal[]): string {
  if (goals.length === 0) return 'the site has no goals';
  const names = goals.slice(0, MAX_LISTED).map(({ name }) => quote(name));
  return `the site has the goals ${names.join(', ')}${goals.length > MAX_LISTED ? ' and others' : ''}`;
}
