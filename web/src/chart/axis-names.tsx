import type { Places } from './geometry.ts';

/** Room that half a name needs beside its bucket, CSS pixels. */
const HALF_NAME = 26;

/** Names of buckets under a chart; one that would be cut off by the right edge ends there. */
export function AxisNames({
  splits,
  places,
  width,
  height,
  nameOf,
}: {
  /** Indexes of the buckets that are named. */
  splits: readonly number[];
  places: Pick<Places, 'x'>;
  width: number;
  height: number;
  nameOf: (index: number) => string;
}) {
  return splits.map((index) => {
    const x = places.x(index);
    const isAtEdge = x + HALF_NAME > width;
    return (
      <text
        key={index}
        x={isAtEdge ? width - 1 : x}
        y={height - 6}
        textAnchor={isAtEdge ? 'end' : 'middle'}
        className="fill-ink-faint"
      >
        {nameOf(index)}
      </text>
    );
  });
}
