import type { ChartData } from '../dashboard/chart-data.ts';
import { areaPath, linePath, type Places, stretches } from './geometry.ts';

/** The values as a line over a fading area; what is not over yet is dashed. */
export function LineLayer({ data, places, id }: { data: ChartData; places: Places; id: string }) {
  const { values, partial } = data;
  const whole = values.map((value, index) => (index === partial && index > 0 ? null : value));
  const last = values.map((value, index) =>
    partial > 0 && (index === partial || index === partial - 1) ? value : null,
  );
  const lone = stretches(values).filter(([from, to]) => from === to);
  return (
    <>
      <linearGradient id={id} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="var(--color-accent)" stopOpacity="0.16" />
        <stop offset="1" stopColor="var(--color-accent)" stopOpacity="0" />
      </linearGradient>
      <path d={areaPath(whole, places)} fill={`url(#${id})`} />
      <path
        d={linePath(whole, places)}
        className="fill-none stroke-accent"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d={linePath(last, places)}
        className="fill-none stroke-accent"
        strokeWidth="2"
        strokeDasharray="5 5"
      />
      {lone.map(([index]) => (
        <circle
          key={index}
          cx={places.x(index)}
          cy={places.y(values[index] ?? 0)}
          r="3"
          className="fill-accent"
        />
      ))}
    </>
  );
}

/** The values as bars; the one that is not over yet is only outlined. */
export function BarLayer({ data, places }: { data: ChartData; places: Places }) {
  const width = Math.max(1, Math.min(40, places.step * 0.72));
  return data.values.map((value, index) => {
    if (value === null || value === 0) return null;
    const isPartial = index === data.partial;
    const top = places.y(value);
    return (
      <rect
        key={data.labels[index]}
        x={places.x(index) - width / 2}
        y={top}
        width={width}
        height={Math.max(1, places.bottom - top)}
        rx={Math.min(3, width / 4)}
        className={isPartial ? 'fill-bar stroke-accent' : 'fill-accent'}
        strokeDasharray={isPartial ? '4 3' : undefined}
      />
    );
  });
}

/** The other period, quiet behind the values. */
export function BeforeLayer({ data, places }: { data: ChartData; places: Places }) {
  const values = data.before.map((one) => one?.value ?? null);
  return (
    <path
      d={linePath(values, places)}
      className="fill-none stroke-ink-faint opacity-70"
      strokeWidth="1.5"
      strokeDasharray="2 3"
      strokeLinejoin="round"
    />
  );
}
