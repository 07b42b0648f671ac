import type { ShiftCause } from '../measures.ts';
import { loadStateAt } from './load-state.ts';
import { selectorOf } from './selector.ts';

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node?: Node | null; currentRect: DOMRectReadOnly; previousRect: DOMRectReadOnly }[];
}

const MAX_SHIFTS = 200;
const shifts: { atMs: number; value: number; target?: string; state: string }[] = [];

/** Takes notes of a layout shift and of the largest of what moved. */
export function seeShift({ startTime, value, hadRecentInput, sources }: Shift): void {
  if (hadRecentInput) return;
  const area = ({ currentRect, previousRect }: Shift['sources'][number]) =>
    Math.max(currentRect.width * currentRect.height, previousRect.width * previousRect.height);
  // An element that is gone again has no name; another that moved with it has.
  const [largest] = sources.filter(({ node }) => node).sort((a, b) => area(b) - area(a));
  shifts.push({ atMs: startTime, value, target: selectorOf(largest?.node), state: loadStateAt(startTime) });
  if (shifts.length > MAX_SHIFTS) shifts.shift();
}

/** What moved in the largest shift of the worst window of a view, how much and when. */
export function shiftCause(
  fromMs: number,
  toMs: number,
): { target: string | undefined; told: ShiftCause } | undefined {
  let window: typeof shifts = [];
  let worst: typeof shifts = [];
  const sum = (list: typeof shifts) => list.reduce((total, { value }) => total + value, 0);
  for (const shift of shifts.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)) {
    const [first] = window;
    const last = window[window.length - 1];
    const isSame = first && last && shift.atMs - last.atMs <= 999 && shift.atMs - first.atMs <= 4999;
    window = isSame ? [...window, shift] : [shift];
    if (sum(window) > sum(worst)) worst = window;
  }
  const [largest] = worst.toSorted((a, b) => b.value - a.value);
  return largest && { target: largest.target, told: [largest.value, largest.atMs - fromMs, largest.state] };
}
