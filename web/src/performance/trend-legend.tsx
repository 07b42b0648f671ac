import { format } from '../format/format.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { MIN_SAMPLES } from './impact.ts';
import type { TrendLine } from './trend-data.ts';

/** Lines differ by dashes, too: it takes no colour to tell them apart. */
export const LINE_DASHES = [undefined, '6 3', '2 3'];
const STROKES = ['stroke-accent', 'stroke-beam', 'stroke-ink-soft'];

/** The colour of a line. */
export function lineStroke(index: number): string {
  return STROKES[index % STROKES.length] ?? '';
}

/** What the lines of the trend are, or its band. */
export function TrendLegend({ lines, name }: { lines: TrendLine[]; name: string }) {
  const entries = lines.map((line, index) => ({ ...line, index }));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-3 text-xs text-ink-soft">
      {entries.map((entry) => (
        <li
          key={entry.name}
          title={entry.isLow ? texts.lowHint(format.whole(MIN_SAMPLES)) : undefined}
          className="flex items-center gap-1.5"
        >
          <svg viewBox="0 0 18 4" className="h-1 w-4.5" aria-hidden="true">
            <line
              x1="0"
              x2="18"
              y1="2"
              y2="2"
              strokeWidth="2"
              className={lineStroke(entry.index)}
              strokeDasharray={LINE_DASHES[entry.index % LINE_DASHES.length]}
            />
          </svg>
          {entry.name}
          {entry.isLow && <span className="text-ink-faint">· {texts.low}</span>}
        </li>
      ))}
      {lines.length === 0 && (
        <>
          <li className="flex items-center gap-1.5">
            <span aria-hidden="true" className="h-0.5 w-4.5 bg-accent" />
            {name}
          </li>
          <li className="flex items-center gap-1.5">
            <span aria-hidden="true" className="h-2.5 w-4.5 rounded-xs bg-accent/15" />
            {texts.trend.band}
          </li>
        </>
      )}
    </ul>
  );
}
