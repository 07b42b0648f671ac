import { fieldClass } from './form.tsx';

/** The time zone of this browser. */
export function guessTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** All time zones that the browser knows, and the one that is set. */
export function TimezoneSelect(props: { id: string; 'aria-describedby': string | undefined; value: string }) {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), props.value]);
  return (
    <select
      id={props.id}
      aria-describedby={props['aria-describedby']}
      name="timezone"
      defaultValue={props.value}
      className={fieldClass}
    >
      {[...zones].sort().map((zone) => (
        <option key={zone}>{zone}</option>
      ))}
    </select>
  );
}
