import { type FormEvent, useState } from 'react';
import type { Span } from '../period/period.ts';
import { texts } from '../texts/en.ts';

/** Two dates, the first not after the last. */
export function RangeFields(props: { start: Span; today: string; onApply: (span: Span) => void }) {
  const [from, setFrom] = useState(props.start.from);
  const [to, setTo] = useState(props.start.to);
  const isValid = from !== '' && to !== '' && from <= to;

  function apply(event: FormEvent) {
    event.preventDefault();
    if (isValid) props.onApply({ from, to });
  }

  const fields = [
    { label: texts.period.from, value: from, set: setFrom },
    { label: texts.period.to, value: to, set: setTo },
  ];
  return (
    <form onSubmit={apply} className="mt-1 flex flex-col gap-2 border-t border-line p-2.5">
      {fields.map(({ label, value, set }) => (
        <label key={label} className="flex items-center justify-between gap-3 text-ink-soft">
          {label}
          <input
            type="date"
            required
            value={value}
            max={props.today}
            onChange={(event) => set(event.target.value)}
            className="h-8 rounded-md border border-line-strong bg-surface px-2 text-ink tabular-nums"
          />
        </label>
      ))}
      <button
        type="submit"
        disabled={!isValid}
        className="mt-1 h-8 rounded-md bg-accent font-medium text-accent-ink hover:bg-accent-strong disabled:opacity-50"
      >
        {texts.period.apply}
      </button>
    </form>
  );
}
