/** A row of small buttons, one of which is pressed. */
export function Segmented<Name extends string>(props: {
  label: string;
  names: readonly Name[];
  chosen: Name | null;
  text: (name: Name) => string;
  onChoose: (name: Name) => void;
}) {
  return (
    <fieldset aria-label={props.label} className="flex flex-wrap gap-0.5">
      {props.names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === props.chosen}
          onClick={() => props.onChoose(name)}
          className="rounded-md px-2 py-1 text-xs font-medium whitespace-nowrap text-ink-faint transition-colors hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink"
        >
          {props.text(name)}
        </button>
      ))}
    </fieldset>
  );
}
