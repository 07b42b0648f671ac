import { err, ok, type Result } from '../result.ts';
import { quote } from './error.ts';
import { isSafePattern } from './pattern.ts';

const MAX_CLAUSES = 1000;
const MAX_CLAUSE_LENGTH = 2000;

/** Reads what a condition compares with; numbers are compared as text. */
export function parseClauses(value: unknown, path: string, operator: string): Result<string[], string> {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_CLAUSES) {
    return err(`${path} must be a list of 1 to ${MAX_CLAUSES} strings or numbers; it is ${quote(value)}.`);
  }
  const clauses: string[] = [];
  for (const clause of value) {
    if (typeof clause !== 'string' && typeof clause !== 'number') {
      return err(`${path} must hold strings or numbers only; one is ${quote(clause)}.`);
    }
    const text = String(clause);
    if (text.length > MAX_CLAUSE_LENGTH)
      return err(`${path} may hold strings of ${MAX_CLAUSE_LENGTH} characters.`);
    if (text === '' && operator !== 'is' && operator !== 'is_not') {
      return err(`${path} must not hold an empty string with ${operator}.`);
    }
    if (operator.startsWith('matches') && !isSafePattern(text)) {
      return err(`${path} holds ${quote(text)}, which is no regular expression in RE2 syntax.`);
    }
    clauses.push(text);
  }
  return ok(clauses);
}

/** Whether case counts, by what follows the clauses; undefined when it is no modifier. */
export function parseModifier(value: unknown): boolean | undefined {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { case_sensitive: caseSensitive = true, ...rest } = value as { case_sensitive?: unknown };
  return typeof caseSensitive === 'boolean' && Object.keys(rest).length === 0 ? caseSensitive : undefined;
}
