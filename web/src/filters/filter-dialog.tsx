import { type ReactNode, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import { Dialog } from '../components/dialog.tsx';
import { Cross, Plus } from '../components/icons.tsx';
import { buttonClass } from '../components/notice.tsx';
import type { StatsState } from '../dashboard/questions.ts';
import { type FilterDimension, isEventDimension, isProp, type PropDimension } from '../state/dimension.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import { type Filter, OPERATORS, type Operator } from '../state/filter.ts';
import { texts as appTexts } from '../texts/en.ts';
import { filterTexts as texts } from '../texts/filter-en.ts';
import { type Condition, conditionsOf, filtersOf } from './conditions.ts';
import { DIMENSION_GROUPS } from './dimension-groups.ts';
import { ValuesField } from './values-field.tsx';

const selectClass =
  'h-9 min-w-0 rounded-lg border border-line-strong bg-surface px-2 text-base text-ink sm:text-sm';

/**
 * All filters at once: what they are about, how they compare, and how they are joined. Nothing changes before "Apply", which
 * says `submit` where the filters are part of something else; `children` are the fields of that.
 */
export function FilterDialog(props: {
  site: ReadableSite;
  state: StatsState;
  title?: string;
  submit?: string;
  children?: ReactNode;
  onApply: (filters: Filter[]) => void;
  onClose: () => void;
}) {
  const { state } = props;
  const [conditions, setConditions] = useState(() => {
    const known = conditionsOf(state.filters.filter(({ dimension }) => dimension !== 'segment'));
    return known.length > 0 ? known : [newCondition(0)];
  });
  // Segments are chosen where they are saved; they stay what they are.
  const segments = state.filters.filter(({ dimension }) => dimension === 'segment');
  const change = (key: number, part: Partial<Condition>) =>
    setConditions((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  return (
    <Dialog title={props.title ?? texts.title} size="wide" onClose={props.onClose}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          props.onApply([...segments, ...filtersOf(conditions)]);
        }}
      >
        {props.children}
        <ol className="flex min-h-72 flex-col gap-2 overflow-y-auto px-4 py-4 sm:px-5">
          {conditions.map((condition, index) => (
            <li key={condition.key}>
              {index > 0 && (
                <button
                  type="button"
                  aria-label={`${texts.joined} ${condition.isAlternative ? texts.or : texts.and}`}
                  aria-pressed={condition.isAlternative}
                  onClick={() => change(condition.key, { isAlternative: !condition.isAlternative })}
                  disabled={condition.about !== 'visit' || conditions[index - 1]?.about !== 'visit'}
                  className="mb-2 ml-2 rounded-md border border-line px-2 py-0.5 text-xs font-medium text-ink-soft hover:bg-hover disabled:opacity-60"
                >
                  {condition.isAlternative ? texts.or : texts.and}
                </button>
              )}
              <ConditionRow
                condition={condition}
                site={props.site}
                state={state}
                onChange={(part) => change(condition.key, part)}
                onRemove={() => setConditions((all) => all.filter(({ key }) => key !== condition.key))}
              />
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={() =>
                setConditions((all) => [...all, newCondition(1 + Math.max(-1, ...all.map(({ key }) => key)))])
              }
              className="inline-flex items-center gap-1.5 rounded-lg px-2 py-1.5 font-medium text-ink-soft hover:bg-hover hover:text-ink"
            >
              <Plus />
              {texts.add}
            </button>
          </li>
        </ol>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3 sm:px-5">
          <button type="button" className={buttonClass} onClick={props.onClose}>
            {texts.cancel}
          </button>
          <button
            type="submit"
            className="h-9 rounded-lg bg-accent px-4 font-medium text-accent-ink hover:bg-accent-strong"
          >
            {props.submit ?? texts.apply}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function newCondition(key: number): Condition {
  return { key, about: 'visit', isAlternative: false, operator: 'is', dimension: 'page', values: [] };
}

function ConditionRow(props: {
  condition: Condition;
  site: ReadableSite;
  state: StatsState;
  onChange: (part: Partial<Condition>) => void;
  onRemove: () => void;
}) {
  const { condition, onChange } = props;
  const { dimension, operator, about } = condition;
  const operators = dimension === 'goal' ? (['is', 'is_not'] as const) : OPERATORS;

  function chooseDimension(name: string) {
    const next = (name === 'props' ? 'props:' : name) as FilterDimension;
    onChange({
      dimension: next,
      values: [],
      ...(next === 'goal' && { operator: 'is' }),
      ...(!isEventDimension(next) && { about: 'visit' }),
    });
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 rounded-lg border border-line bg-surface p-2 sm:grid-cols-[auto_auto_auto_minmax(0,1fr)_auto]">
      <select
        aria-label={texts.about}
        value={about}
        disabled={!isEventDimension(dimension)}
        onChange={(event) =>
          onChange({ about: event.target.value as Condition['about'], isAlternative: false })
        }
        className={`${selectClass} max-sm:col-start-1 disabled:opacity-60`}
      >
        <option value="visit">{texts.visit}</option>
        <option value="has_done">{texts.hasDone}</option>
        <option value="has_not_done">{texts.hasNotDone}</option>
      </select>
      <span className="flex gap-2 max-sm:col-start-1">
        <select
          aria-label={texts.dimension}
          value={isProp(dimension) ? 'props' : dimension}
          onChange={(event) => chooseDimension(event.target.value)}
          className={`${selectClass} w-full sm:w-36`}
        >
          {DIMENSION_GROUPS.map(({ id, dimensions }) => (
            <optgroup key={id} label={texts.groups[id]}>
              {dimensions.map((name) => (
                <option key={name} value={name}>
                  {dimensionLabel(name)}
                </option>
              ))}
              {id === 'behaviour' && <option value="props">{texts.property}</option>}
            </optgroup>
          ))}
        </select>
        {isProp(dimension) && (
          <input
            aria-label={texts.propertyKey}
            placeholder={texts.propertyKey}
            required
            value={dimension.slice(6)}
            onChange={(event) =>
              onChange({ dimension: `props:${event.target.value}` as PropDimension, values: [] })
            }
            className={`${selectClass} w-28`}
          />
        )}
      </span>
      <select
        aria-label={texts.operator}
        value={operator}
        onChange={(event) => onChange({ operator: event.target.value as Operator })}
        className={`${selectClass} max-sm:col-start-1`}
      >
        {operators.map((name) => (
          <option key={name} value={name}>
            {appTexts.operators[name]}
          </option>
        ))}
      </select>
      <span className="min-w-0 max-sm:col-start-1">
        <ValuesField
          site={props.site}
          state={props.state}
          dimension={dimension}
          operator={operator}
          values={condition.values}
          onChange={(values) => onChange({ values })}
        />
      </span>
      <button
        type="button"
        aria-label={texts.remove}
        onClick={props.onRemove}
        className="grid size-9 place-content-center rounded-lg text-ink-faint hover:bg-hover hover:text-ink max-sm:col-start-2 max-sm:row-start-1"
      >
        <Cross />
      </button>
    </div>
  );
}
