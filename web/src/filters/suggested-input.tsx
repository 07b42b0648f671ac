import { useDeferredValue, useId, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import type { StatsState } from '../dashboard/questions.ts';
import type { Dimension } from '../state/dimension.ts';
import { useSuggestions } from './use-suggestions.ts';

/** One value of a dimension, typed freely or taken from those of the period: the browser's own list shows them. */
export function SuggestedInput(props: {
  site: ReadableSite;
  state: StatsState;
  dimension: Dimension;
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  isOptional?: boolean;
  className: string;
}) {
  const [hasFocus, setFocus] = useState(false);
  const id = useId();
  const found = useSuggestions(props.site, props.state, {
    dimension: props.dimension,
    search: useDeferredValue(props.value.replaceAll('*', '')),
    enabled: hasFocus,
  });
  return (
    <>
      <input
        aria-label={props.label}
        list={id}
        required={!props.isOptional}
        value={props.value}
        placeholder={props.placeholder}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        onChange={(event) => props.onChange(event.target.value)}
        className={props.className}
      />
      <datalist id={id}>
        {found.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  );
}
