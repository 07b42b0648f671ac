import { STRETCH_KINDS, type StretchKind } from '../../../core/marks/stretch.ts';
import type { Band } from './bands.ts';
import type { Places } from './geometry.ts';

/** Ways of hatching, so that the kinds are told apart by shape and not by colour alone. */
const HATCHES: Record<StretchKind, { path: string; className: string }> = {
  quota: { path: 'M0 8L8 0', className: 'stroke-beam' },
  outage: { path: 'M0 0L8 8M0 8L8 0', className: 'stroke-bad' },
  paused: { path: 'M2 0V8M6 0V8', className: 'stroke-ink-faint' },
  before_first: { path: 'M0 4H2', className: 'stroke-ink-faint' },
  silent: { path: 'M0 2H8M0 6H8', className: 'stroke-bad' },
};

function Hatch({ kind, id }: { kind: StretchKind; id: string }) {
  const { path, className } = HATCHES[kind];
  return (
    <pattern id={`${id}-${kind}`} width="8" height="8" patternUnits="userSpaceOnUse">
      <path d={path} className={`fill-none ${className}`} strokeWidth="1.2" />
    </pattern>
  );
}

/** Hatched stretches behind the values, each with a bar along the axis. */
export function BandLayer({ bands, places, id }: { bands: Band[]; places: Places; id: string }) {
  const kinds = STRETCH_KINDS.filter((kind) => bands.some((band) => band.kind === kind));
  return (
    <>
      {kinds.map((kind) => (
        <Hatch key={kind} kind={kind} id={id} />
      ))}
      {bands.map(({ kind, from, to }) => {
        const left = Math.max(places.left, places.x(from) - places.step / 2);
        const right = Math.min(places.right, places.x(to) + places.step / 2);
        const box = { x: left, width: Math.max(2, right - left) };
        return (
          <g key={`${kind} ${from}`} data-band={kind}>
            <rect
              {...box}
              y={places.top}
              height={places.bottom - places.top}
              fill={`url(#${id}-${kind})`}
              opacity="0.35"
            />
            <line
              x1={box.x}
              x2={box.x + box.width}
              y1={places.bottom}
              y2={places.bottom}
              strokeWidth="3"
              className={HATCHES[kind].className}
            />
          </g>
        );
      })}
    </>
  );
}

/** A kind's hatching as a small square beside its name. */
export function BandSwatch({ kind, id }: { kind: StretchKind; id: string }) {
  return (
    <svg width="14" height="14" aria-hidden="true" className="shrink-0 rounded-sm">
      <Hatch kind={kind} id={id} />
      <rect width="14" height="14" fill={`url(#${id}-${kind})`} className="stroke-line-strong" />
    </svg>
  );
}
