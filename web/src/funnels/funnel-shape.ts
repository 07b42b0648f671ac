import type { ApiStep, FunnelShape, SavedFunnel } from '../api/flows.ts';
import type { FunnelState, FunnelStep } from '../state/flow-state.ts';

/** What a funnel is made of, as the page has it. */
export type Shape = Pick<FunnelState, 'steps' | 'isStrict' | 'windowDays'>;

/** What a saved funnel is made of. */
export function shapeOf(funnel: SavedFunnel): Shape {
  return {
    steps: funnel.steps.map(stepOf),
    isStrict: funnel.order === 'strict',
    windowDays: funnel.window_days,
  };
}

/** The page with a saved funnel on show. */
export function withSaved(state: FunnelState, funnel: SavedFunnel | undefined): FunnelState {
  return funnel ? { ...state, ...shapeOf(funnel) } : state;
}

/** A funnel to save under a name. Steps of `before` that stay keep what only the API says of them: props and a label. */
export function apiFunnel(name: string, shape: Shape, before: SavedFunnel | null): Omit<SavedFunnel, 'id'> {
  const kept = (step: ApiStep) =>
    before?.steps.find((one) => JSON.stringify(stepOf(one)) === JSON.stringify(stepOf(step))) ?? step;
  const { steps, ...rest } = apiShape(shape);
  return { name: name.trim(), steps: steps.map(kept), ...rest };
}

/** What a funnel is made of, as the API takes it. */
export function apiShape({ steps, isStrict, windowDays }: Shape): FunnelShape {
  return { steps: steps.map(apiStep), order: isStrict ? 'strict' : 'loose', window_days: windowDays };
}

/** A step as the API takes it. */
function apiStep({ kind, value }: FunnelStep): ApiStep {
  if (kind === 'goal') return { goal: Number(value) };
  return kind === 'page' ? { page: value } : { event: value };
}

/** A step of the API as the page has it. */
function stepOf(step: ApiStep): FunnelStep {
  if ('goal' in step) return { kind: 'goal', value: String(step.goal) };
  return 'page' in step ? { kind: 'page', value: step.page } : { kind: 'event', value: step.event };
}
