import { useId } from 'react';
import { STRETCH_KINDS } from '../../../core/marks/stretch.ts';
import { Hint } from '../components/hint.tsx';
import { dashboardTexts } from '../texts/dashboard-en.ts';
import { BandSwatch } from './band-layer.tsx';
import type { Band } from './bands.ts';

const texts = dashboardTexts.missing;

/** What the hatching of a chart means; each kind is explained when it is hovered or has the focus. */
export function BandLegend({ bands }: { bands: Band[] }) {
  const id = useId();
  const kinds = STRETCH_KINDS.filter((kind) => bands.some((band) => band.kind === kind));
  // Its room is there before it is, so that nothing moves when it comes.
  if (kinds.length === 0) return <div className="h-6" />;
  return (
    <ul aria-label={texts.legend} className="relative flex min-h-6 flex-wrap gap-x-4 px-2">
      {kinds.map((kind) => (
        <li key={kind}>
          <button
            type="button"
            aria-describedby={`${id}-${kind}-hint`}
            className="peer/hint flex min-h-6 cursor-help items-center gap-2 rounded-md text-left text-xs text-ink-soft"
          >
            <BandSwatch kind={kind} id={`${id}-swatch`} />
            {texts.names[kind]}
          </button>
          <Hint id={`${id}-${kind}-hint`}>{texts.hints[kind]}</Hint>
        </li>
      ))}
    </ul>
  );
}
