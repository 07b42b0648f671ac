/** A small line without axes; decoration beside the number it belongs to. */
export function Sparkline({ values, isQuiet = false }: { values: (number | null)[]; isQuiet?: boolean }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const most = Math.max(1, ...known);
  const x = (index: number) => (index / (known.length - 1)) * 100;
  const y = (value: number) => 38 - (value / most) * 36;
  const line = known.map((value, index) => `${x(index).toFixed(2)},${y(value).toFixed(2)}`).join(' ');
  return (
    <svg
      viewBox="0 0 100 40"
      preserveAspectRatio="none"
      className="size-full overflow-visible"
      aria-hidden="true"
    >
      <polygon points={`0,40 ${line} 100,40`} className={isQuiet ? 'fill-hover' : 'fill-bar'} />
      <polyline
        points={line}
        fill="none"
        className={isQuiet ? 'stroke-line-strong' : 'stroke-accent'}
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
