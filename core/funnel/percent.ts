/** 100 × part / whole, whole numbers given, to two places with halves to even; null when there is no whole. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const scaled = 10_000 * part;
  const floor = Math.floor(scaled / whole);
  const twice = 2 * (scaled - floor * whole);
  const isUp = twice > whole || (twice === whole && floor % 2 === 1);
  return (floor + (isUp ? 1 : 0)) / 100;
}
