import { format } from '../format/format.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { MIN_SAMPLES } from './impact.ts';

/** Under a table whose rows of few samples are grey: says so, to those who have no pointer to ask with as well. */
export function LowNote({ samples }: { samples: number[] }) {
  if (!samples.some((count) => count < MIN_SAMPLES)) return null;
  return <p className="pt-2 text-xs text-ink-faint">{texts.lowHint(format.whole(MIN_SAMPLES))}</p>;
}
