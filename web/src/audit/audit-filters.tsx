import type { AuditAction, AuditActor, AuditFilter } from '../api/audit.ts';
import type { Site } from '../api/sites.ts';
import { Field, fieldClass } from '../settings/form.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { auditTexts as texts } from '../texts/audit-en.ts';

export const NO_FILTER: AuditFilter = { action: '', actor_kind: '', site_id: '', from: '', to: '' };

/** Which entries are shown. Days are the reader's own; both are included. */
export function AuditFilters(props: {
  sites: Site[];
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}) {
  const { filter, onChange } = props;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <Choice
        label={texts.action}
        any={texts.anyAction}
        value={filter.action}
        options={Object.entries(texts.actions).sort(([, a], [, b]) => a.localeCompare(b))}
        onChoose={(action) => onChange({ ...filter, action: action as AuditAction | '' })}
      />
      <Choice
        label={texts.actor}
        any={texts.anyActor}
        value={filter.actor_kind}
        options={Object.entries(texts.actors)}
        onChoose={(kind) => onChange({ ...filter, actor_kind: kind as AuditActor | '' })}
      />
      {props.sites.length > 0 && (
        <Choice
          label={texts.site}
          any={texts.anySite}
          value={filter.site_id}
          options={props.sites.map(({ domain }) => [domain, domain])}
          onChoose={(site_id) => onChange({ ...filter, site_id })}
        />
      )}
      <Day label={texts.from} value={filter.from} onChoose={(from) => onChange({ ...filter, from })} />
      <Day label={texts.to} isEnd value={filter.to} onChoose={(to) => onChange({ ...filter, to })} />
    </div>
  );
}

function Choice(props: {
  label: string;
  any: string;
  value: string;
  options: (readonly [value: string, text: string])[];
  onChoose: (value: string) => void;
}) {
  return (
    <SelectField
      label={props.label}
      options={[['', props.any], ...props.options]}
      chosen={props.value}
      onChoose={props.onChoose}
    />
  );
}

/** A day as the instant it begins, or as the one at which it is over. */
function Day(props: { label: string; isEnd?: boolean; value: string; onChoose: (instant: string) => void }) {
  const shift = props.isEnd ? 1 : 0;
  function choose(day: string) {
    props.onChoose(day === '' ? '' : daysLater(`${day}T00:00:00`, shift).toISOString());
  }
  return (
    <Field label={props.label}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          value={props.value === '' ? '' : localDay(daysLater(props.value, -shift))}
          onChange={({ target }) => choose(target.value)}
          className={fieldClass}
        />
      )}
    </Field>
  );
}

/** By the reader's calendar, whose days may have another length. */
function daysLater(instant: string, days: number): Date {
  const date = new Date(instant);
  date.setDate(date.getDate() + days);
  return date;
}

/** `2026-11-27` where the reader is. */
function localDay(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
