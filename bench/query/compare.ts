import { LIST_LENGTH, type Question } from './questions.ts';
import type { Row } from './structure.ts';

/**
 * What is wrong with an answer, as sentences. Members of a list are looked up among all; one that is not better than
 * the tenth must not be there.
 */
export function mismatches(
  question: Question,
  rows: readonly Row[],
  exact: readonly Row[],
  tolerance: number,
): string[] {
  const isList = !['totals', 'timeseries', 'realtime'].includes(question.report);
  const wanted = isList ? Math.min(LIST_LENGTH, exact.length) : exact.length;
  const wrong: string[] = [];
  if (rows.length !== wanted) wrong.push(`${rows.length} rows instead of ${wanted}`);
  const byKey = new Map(exact.map((row) => [row.key, row.values]));
  const leads = exact.map(({ values }) => values[0] ?? 0).toSorted((a, b) => b - a);
  const least = isList ? (leads[wanted - 1] ?? 0) : 0;
  for (const { key, values } of rows) {
    const expected = byKey.get(key);
    if (!expected) {
      wrong.push(`"${key}" should not be there`);
      continue;
    }
    for (const [index, value] of values.entries()) {
      const right = expected[index] ?? 0;
      if (!isNear(value, right, tolerance)) wrong.push(`"${key}" has ${value} instead of ${right}`);
    }
    const lead = expected[0] ?? 0;
    if (lead < least && !isNear(lead, least, tolerance)) wrong.push(`"${key}" is not among the first`);
  }
  return wrong;
}

/** Approximate structures may also be off by one and a half, which is their share of a small number, and by rounding. */
function isNear(value: number | null | undefined, right: number, tolerance: number): boolean {
  const off = Math.abs((value ?? 0) - right);
  return tolerance === 0 ? off < 1e-9 : off <= Math.max(1.51, tolerance * Math.abs(right));
}
