import { texts } from '../texts/en.ts';
import type { Mark } from './marks.ts';

/** What happened in one bucket, in words, a line each. */
export function MarkNames({ marks }: { marks: Mark[] | undefined }) {
  return marks?.map(({ kind, id, text }) => (
    <span
      key={kind + id}
      className={`mt-1 block text-xs wrap-anywhere ${kind === 'release' ? 'text-beam' : 'text-ink'}`}
    >
      {kind === 'release' ? texts.chart.release(text) : text}
    </span>
  ));
}
