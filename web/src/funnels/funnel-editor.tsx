import { type ReactNode, useState } from 'react';
import type { Goal } from '../api/goals.ts';
import type { ReadableSite } from '../api/sites.ts';
import { ArrowUpIcon, Cross, Plus } from '../components/icons.tsx';
import { buttonClass } from '../components/notice.tsx';
import { SuggestedInput } from '../filters/suggested-input.tsx';
import { type FunnelState, type FunnelStep, STEP_KINDS } from '../state/flow-state.ts';
import { flowTexts } from '../texts/flows-en.ts';
import type { Shape } from './funnel-shape.ts';

/** Under the kind of its step where there is no room beside it. */
const valueClass = 'ml-6 min-w-0 grow basis-0 sm:ml-0 sm:w-full sm:basis-auto';
const texts = flowTexts.funnels;
const MAX_STEPS = 8;
const WINDOWS = [1, 7, 14, 30, 90];
const fieldClass =
  'h-9 min-w-0 rounded-lg border border-line-strong bg-surface px-2 text-base text-ink sm:text-sm';

/**
 * The steps of a funnel, how they are joined, and within which time. Nothing changes before the button that says `submit`;
 * `children` are fields of what the funnel is part of.
 */
export function FunnelEditor(props: {
  site: ReadableSite;
  state: FunnelState;
  goals: Goal[];
  submit: string;
  onSubmit: (shape: Shape) => void;
  children?: ReactNode;
}) {
  const { site, state, goals } = props;
  const [steps, setSteps] = useState<(FunnelStep & { key: number })[]>(() => {
    const given = state.steps.length > 0 ? state.steps : [blank(), blank()];
    return given.map((step, key) => ({ ...step, key }));
  });
  const [isStrict, setStrict] = useState(state.isStrict);
  const [windowDays, setWindow] = useState(state.windowDays);
  const change = (key: number, part: Partial<FunnelStep>) =>
    setSteps((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const kinds = STEP_KINDS.filter((kind) => kind !== 'goal' || goals.length > 0);

  return (
    <form
      aria-label={texts.steps}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit({ steps: steps.map(({ kind, value }) => ({ kind, value })), isStrict, windowDays });
      }}
    >
      {props.children}
      <ol className="flex flex-col gap-2">
        {steps.map((step, index) => (
          <li key={step.key} className="flex flex-wrap items-center gap-2 sm:flex-nowrap">
            <span aria-hidden="true" className="w-4 shrink-0 text-right text-xs text-ink-faint tabular-nums">
              {index + 1}
            </span>
            <select
              aria-label={texts.kind(index + 1)}
              value={step.kind}
              onChange={(event) =>
                change(step.key, { kind: event.target.value as FunnelStep['kind'], value: '' })
              }
              className={`${fieldClass} min-w-0 basis-[calc(100%-1.5rem)] sm:shrink-0 sm:basis-auto`}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {texts.kinds[kind]}
                </option>
              ))}
            </select>
            {step.kind === 'goal' ? (
              <select
                aria-label={texts.step(index + 1)}
                required
                value={step.value}
                onChange={(event) => change(step.key, { value: event.target.value })}
                className={`${fieldClass} ${valueClass}`}
              >
                <option value="">{texts.chooseGoal}</option>
                {goals.map(({ id, display_name }) => (
                  <option key={id} value={id}>
                    {display_name}
                  </option>
                ))}
              </select>
            ) : (
              <SuggestedInput
                site={site}
                state={state.base}
                dimension={step.kind === 'page' ? 'page' : 'name'}
                label={texts.step(index + 1)}
                placeholder={texts.placeholders[step.kind]}
                value={step.value}
                onChange={(value) => change(step.key, { value })}
                className={`${fieldClass} ${valueClass}`}
              />
            )}
            <button
              type="button"
              aria-label={texts.up(index + 1)}
              disabled={index === 0}
              onClick={() => setSteps((all) => raised(all, index))}
              className="grid size-8 shrink-0 place-content-center rounded-lg text-ink-faint hover:bg-hover hover:text-ink disabled:opacity-30"
            >
              <ArrowUpIcon />
            </button>
            <button
              type="button"
              aria-label={texts.remove(index + 1)}
              disabled={steps.length <= 2}
              onClick={() => setSteps((all) => all.filter(({ key }) => key !== step.key))}
              className="grid size-8 shrink-0 place-content-center rounded-lg text-ink-faint hover:bg-hover hover:text-ink disabled:opacity-30"
            >
              <Cross />
            </button>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-end gap-3">
        <button
          type="button"
          disabled={steps.length >= MAX_STEPS}
          onClick={() =>
            setSteps((all) => [...all, { ...blank(), key: 1 + Math.max(...all.map(({ key }) => key)) }])
          }
          className="inline-flex h-9 items-center gap-1.5 rounded-lg px-2 font-medium text-ink-soft hover:bg-hover hover:text-ink disabled:opacity-50"
        >
          <Plus />
          {texts.add}
        </button>
        <label className="text-xs text-ink-faint sm:ml-auto">
          {texts.order}
          <select
            value={isStrict ? 'strict' : 'loose'}
            onChange={(event) => setStrict(event.target.value === 'strict')}
            className={`${fieldClass} mt-1 block`}
          >
            <option value="loose">{texts.loose}</option>
            <option value="strict">{texts.strict}</option>
          </select>
        </label>
        <label className="text-xs text-ink-faint">
          {texts.window}
          <select
            value={windowDays ?? ''}
            onChange={(event) => setWindow(event.target.value === '' ? null : Number(event.target.value))}
            className={`${fieldClass} mt-1 block`}
          >
            <option value="">{texts.visit}</option>
            {[...new Set([...WINDOWS, windowDays ?? 1])].map((days) => (
              <option key={days} value={days}>
                {texts.days(days)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={buttonClass}>
          {props.submit}
        </button>
      </div>
    </form>
  );
}

function blank(): FunnelStep {
  return { kind: 'page', value: '' };
}

function raised<Step>(steps: Step[], index: number): Step[] {
  const moved = steps[index];
  if (!moved) return steps;
  const rest = steps.filter((_, other) => other !== index);
  return [...rest.slice(0, index - 1), moved, ...rest.slice(index - 1)];
}
