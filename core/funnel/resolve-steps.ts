import type { FunnelStep } from '../funnel.ts';
import { defaultName, type Goal, type GoalRule } from '../goal.ts';
import { err, ok, type Result } from '../result.ts';

/** A step with what it means written out. */
export interface ResolvedStep {
  /** What the answer calls it. */
  label: string;
  rule: GoalRule;
  /** All of them must be equal. */
  props: Record<string, string>;
}

const MAX_LISTED = 20;

/** Looks the goals of a funnel up; the error is a sentence that says which goals there are. */
export function resolveSteps(
  steps: readonly FunnelStep[],
  goals: readonly Goal[],
): Result<ResolvedStep[], string> {
  const resolved: ResolvedStep[] = [];
  for (const [index, step] of steps.entries()) {
    const target = targetOf(step, goals);
    if (!target) {
      const known = goals.slice(0, MAX_LISTED).map(({ id, name }) => `${id} (${name})`);
      const rest = goals.length > MAX_LISTED ? ` and ${goals.length - MAX_LISTED} more` : '';
      const list = known.length > 0 ? `has ${known.join(', ')}${rest}` : 'has none';
      const id = 'goal' in step ? step.goal : '';
      return err(`steps[${index}] names the goal ${id}, which does not exist; the site ${list}.`);
    }
    resolved.push({ ...target, label: step.label ?? target.label });
  }
  return ok(resolved);
}

function targetOf(step: FunnelStep, goals: readonly Goal[]): ResolvedStep | undefined {
  if ('goal' in step) {
    const goal = goals.find(({ id }) => id === step.goal);
    return goal && { label: goal.name, rule: goal.rule, props: goal.props };
  }
  const rule: GoalRule =
    'page' in step ? { kind: 'page', path: step.page } : { kind: 'event', name: step.event };
  return { label: defaultName(rule), rule, props: 'props' in step ? (step.props ?? {}) : {} };
}
