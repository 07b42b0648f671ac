import { iso31661, iso31662 } from 'iso-3166';
import type { Operator, ValueCondition } from './filters.ts';
import { toRegExp } from './pattern.ts';

/** In use without being in the standard. */
const EXTRA_COUNTRIES = ['XK'];

let countries: Map<string, string> | undefined;
let regions: Map<string, string> | undefined;

/** English country names by ISO 3166-1 alpha-2 code. */
export function countryNames(): ReadonlyMap<string, string> {
  if (!countries) {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const codes = [...iso31661.map(({ alpha2 }) => alpha2), ...EXTRA_COUNTRIES];
    countries = new Map(codes.map((code) => [code, names.of(code) ?? code]));
  }
  return countries;
}

/** Names of subdivisions by ISO 3166-2 code. */
export function regionNames(): ReadonlyMap<string, string> {
  regions ??= new Map(iso31662.map(({ code, name }) => [code, name]));
  return regions;
}

/**
 * A condition on names as one on codes. A code without a name is its own name, so `is` also takes codes it does not know.
 * May leave no clause: then nothing applies.
 */
export function toCodes(condition: ValueCondition, names: ReadonlyMap<string, string>): string[] {
  const applies = clauseTest(condition);
  const codes = [...names].filter(([, name]) => applies(name)).map(([code]) => code);
  if (condition.operator === 'is' || condition.operator === 'is_not') {
    codes.push(...condition.clauses.filter((clause) => !names.has(clause)));
  }
  return codes;
}

function clauseTest({ operator, clauses, caseSensitive }: ValueCondition): (name: string) => boolean {
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  const wanted = clauses.map(fold);
  switch (positive(operator)) {
    case 'is':
      return (name) => wanted.includes(fold(name));
    case 'contains':
      return (name) => wanted.some((clause) => fold(name).includes(clause));
    case 'matches': {
      const patterns = clauses.map(toRegExp);
      return (name) => patterns.some((pattern) => pattern?.test(name));
    }
  }
}

/** The operator without its `_not`. */
export function positive(operator: Operator): 'is' | 'contains' | 'matches' {
  return operator.replace('_not', '') as 'is' | 'contains' | 'matches';
}
