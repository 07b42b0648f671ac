import type { Mark } from './marks.ts';

/** A release is a pointer down to its day, a note a flag on it: told apart by shape, not by colour alone. */
export function MarkSign({
  x,
  top,
  bottom,
  marks,
}: {
  x: number;
  top: number;
  bottom: number;
  marks: Mark[];
}) {
  const hasRelease = marks.some(({ kind }) => kind === 'release');
  const hasNote = marks.some(({ kind }) => kind === 'note');
  if (!hasRelease && !hasNote) return null;
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={top}
        y2={bottom}
        strokeDasharray="2 3"
        className={hasRelease ? 'stroke-beam' : 'stroke-ink-faint'}
      />
      {hasRelease && <path d={`M${x - 5} ${top - 8}h10l-5 8z`} className="fill-beam" />}
      {hasNote && (
        <circle cx={x} cy={hasRelease ? top + 10 : top - 4} r="4" className="fill-ink-soft stroke-surface" />
      )}
    </>
  );
}
