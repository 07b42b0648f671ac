import type { Row } from '../api/batch.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { coreVerdict } from './core-vitals.ts';
import { RatingMark } from './rating.tsx';

/** Whether the site passes the Core Web Vitals: three of the five, at p75. */
export function CoreVerdict({ row }: { row: Row | undefined }) {
  if (!row) return null;
  const verdict = coreVerdict(row.values);
  const said =
    verdict.kind === 'failed'
      ? texts.verdict.failed(verdict.vitals.map((vital) => texts.vitals[vital].short).join(', '))
      : texts.verdict[verdict.kind];
  const worst = verdict.kind === 'failed' ? 'poor' : 'good';
  return (
    <p className="flex items-center gap-1.5 text-xs font-medium text-ink-soft" title={texts.verdict.hint}>
      {verdict.kind !== 'unknown' && <RatingMark rating={worst} />}
      {said}
    </p>
  );
}
