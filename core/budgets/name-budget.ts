import type { Vital } from '../vitals/vitals.ts';
import type { Budget } from './budget.ts';

/** What a budget is about: `LCP of /product/* on Mobile`. */
export function nameBudget({ vital, route, device }: Pick<Budget, 'vital' | 'route' | 'device'>): string {
  return `${vital.toUpperCase()} of ${route ?? 'all pages'}${device === null ? '' : ` on ${device}`}`;
}

/** A value of a vital as a person reads it: `2.5 s`, `180 ms`, `0.11`. */
export function formatVital(vital: Vital, value: number): string {
  if (vital === 'cls') return String(Number(value.toFixed(3)));
  return value < 1000 ? `${Math.round(value)} ms` : `${Number((value / 1000).toFixed(2))} s`;
}
