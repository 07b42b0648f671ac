import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import { Cross } from '../components/icons.tsx';
import type { StatsState } from '../dashboard/questions.ts';
import { valueLabel } from '../format/value-label.ts';
import { type FilterDimension, isProp } from '../state/dimension.ts';
import type { Operator } from '../state/filter.ts';
import { filterTexts as texts } from '../texts/filter-en.ts';
import { typedValues } from './typed-values.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Several values, typed or taken from those that the period has. */
export function ValuesField(props: {
  site: ReadableSite;
  state: StatsState;
  dimension: FilterDimension;
  operator: Operator;
  values: string[];
  onChange: (values: string[]) => void;
}) {
  const { dimension, operator, values, onChange } = props;
  const hasSuggestions = operator !== 'matches' && operator !== 'matches_not';
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  const isReady = !isProp(dimension) || dimension.length > 6;
  const found = useSuggestions(props.site, props.state, {
    dimension,
    search: useDeferredValue(typed.trim()),
    enabled: isOpen && hasSuggestions && isReady,
  });
  const offered = hasSuggestions ? found.filter((value) => !values.includes(value)) : [];
  const isListed = isOpen && offered.length > 0;

  function add(more: string[]) {
    const all = [...new Set([...values, ...more])];
    if (all.length > values.length) onChange(all);
    setTyped('');
    setActive(-1);
  }

  function addTyped() {
    const text = typed.trim();
    add(text === '' ? [] : typedValues(dimension, operator, text, offered));
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + offered.length + 1) % (offered.length + 1));
    } else if (event.key === 'Enter' && (typed.trim() !== '' || active >= 0)) {
      // Otherwise Enter sends the form.
      event.preventDefault();
      const value = offered[active];
      if (value === undefined) addTyped();
      else add([value]);
    } else if (event.key === 'Backspace' && typed === '') {
      onChange(values.slice(0, -1));
    } else if (event.key === 'Escape' && isListed) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <span className="relative block">
      <span className="flex min-h-9 flex-wrap items-center gap-1 rounded-lg border border-line-strong bg-surface p-1 focus-within:outline-2 focus-within:outline-accent">
        {values.map((value) => (
          <span key={value} className="flex max-w-full items-center rounded-md bg-bar pl-2">
            <span className="truncate" dir="auto">
              {valueLabel(dimension, value)}
            </span>
            <button
              type="button"
              aria-label={texts.removeValue(valueLabel(dimension, value))}
              onClick={() => onChange(values.filter((one) => one !== value))}
              className="grid size-7 place-content-center rounded-md text-ink-faint hover:text-ink"
            >
              <Cross />
            </button>
          </span>
        ))}
        <input
          role="combobox"
          aria-label={texts.values}
          aria-expanded={isListed}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          value={typed}
          placeholder={values.length === 0 ? texts.values : ''}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            addTyped();
          }}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          className="h-7 min-w-24 grow bg-transparent px-1.5 text-base text-ink outline-none placeholder:text-ink-faint sm:text-sm"
        />
      </span>
      <span
        id={`${id}-list`}
        role="listbox"
        aria-label={texts.suggestions}
        hidden={!isListed}
        className="absolute top-full right-0 left-0 z-10 mt-1 max-h-56 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-pop"
      >
        {offered.map((value, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <span
            key={value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the field loses the focus and takes what is typed.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add([value])}
            className="block truncate rounded-md px-2 py-1.5 hover:bg-hover aria-selected:bg-hover"
            dir="auto"
          >
            {valueLabel(dimension, value)}
          </span>
        ))}
      </span>
    </span>
  );
}
