/** What something is saved under, where there is no room for a label. */
export function NameInput(props: {
  label: string;
  name: string;
  onChange: (name: string) => void;
  className?: string;
}) {
  const { label, name, onChange, className = '' } = props;
  return (
    <input
      aria-label={label}
      placeholder={label}
      required
      maxLength={120}
      value={name}
      onChange={(event) => onChange(event.target.value)}
      className={`h-9 rounded-lg border border-line-strong bg-surface px-2.5 text-base text-ink sm:text-sm ${className}`}
    />
  );
}
