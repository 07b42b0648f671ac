import { flowTexts } from '../texts/flows-en.ts';

const texts = flowTexts.funnels;

/** What a funnel is saved under. */
export function FunnelName({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  return (
    <input
      aria-label={texts.name}
      placeholder={texts.name}
      required
      maxLength={120}
      value={name}
      onChange={(event) => onChange(event.target.value)}
      className="h-9 min-w-32 grow rounded-lg border border-line-strong bg-surface px-2.5 text-base text-ink sm:text-sm"
    />
  );
}
