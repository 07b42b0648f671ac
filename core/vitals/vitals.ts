/** The web vitals, with what is still good and what is still no worse than "needs improvement" (web.dev, at p75). */
export const VITALS = {
  lcp: { column: 'lcp_ms', good: 2500, poor: 4000 },
  inp: { column: 'inp_ms', good: 200, poor: 500 },
  cls: { column: 'cls_e4', good: 1000, poor: 2500 },
  fcp: { column: 'fcp_ms', good: 1800, poor: 3000 },
  ttfb: { column: 'ttfb_ms', good: 800, poor: 1800 },
} as const satisfies Record<string, { column: string; good: number; poor: number }>;
export type Vital = keyof typeof VITALS;

export const RATINGS = ['good', 'needs-improvement', 'poor'] as const;
export type Rating = (typeof RATINGS)[number];

/** The rating of a value in the unit it is stored in: ms, and ten-thousandths of CLS. */
export function ratingOf(vital: Vital, value: number): Rating {
  const { good, poor } = VITALS[vital];
  if (value <= good) return 'good';
  return value <= poor ? 'needs-improvement' : 'poor';
}
