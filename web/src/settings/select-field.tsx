import { Field, fieldClass } from './form.tsx';

/**
 * A labelled choice of one value. A form is told by `name` what was chosen, beginning with `initially`; a page that has to know
 * at once holds it itself, by `chosen` and `onChoose`.
 */
export function SelectField<Value extends string>(props: {
  label: string;
  hint?: string;
  name?: string;
  options: readonly (readonly [value: Value | number, text: string])[];
  initially?: string | number | undefined;
  chosen?: Value;
  onChoose?: (value: Value) => void;
}) {
  const { label, hint, name, options, initially, chosen, onChoose } = props;
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(ids) => (
        <select
          {...ids}
          name={name}
          defaultValue={initially}
          value={chosen}
          onChange={onChoose && (({ target }) => onChoose(target.value as Value))}
          className={fieldClass}
        >
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
