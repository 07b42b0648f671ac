import { addDays } from '../zoned-time.ts';

/** Weeks that say what is usual. */
export const USUAL_WEEKS = 4;
/** A silence is extraordinary when chance makes it less often than once in a million. */
const CHANCE = 1e-6;
/** Nothing comes with the chance e^-expected, if events come one by one. */
const ENOUGH_EXPECTED = -Math.log(CHANCE);

/** A date or an hour (`YYYY-MM-DD[ HH:00:00]`, the site's clocks) and the events in it. */
export interface CountedBucket {
  label: string;
  events: number;
}

/**
 * First and last label of each silence that the site's usual traffic makes extraordinary. The buckets follow each other and are
 * over, each of them. Usual is what the same hour of the same weekday had in the four weeks before: of those that are known
 * and were no such silence the smaller of the middle ones, so that one strong week expects nothing. It takes two to know.
 */
export function silences(buckets: readonly CountedBucket[]): { first: string; last: string }[] {
  const known = new Map<string, number>();
  const found: { first: string; last: string }[] = [];
  let run: string[] = [];
  let expected = 0;
  const end = () => {
    const [first] = run;
    const last = run.at(-1);
    if (expected > ENOUGH_EXPECTED && first !== undefined && last !== undefined) found.push({ first, last });
    // What was no silence says, like every other week, what is usual.
    else for (const label of run) known.set(label, 0);
    [run, expected] = [[], 0];
  };
  for (const { label, events } of buckets) {
    if (events > 0) {
      end();
      known.set(label, events);
      continue;
    }
    run.push(label);
    expected += usual(label, known);
  }
  end();
  return found;
}

function usual(label: string, known: ReadonlyMap<string, number>): number {
  const weeks = Array.from({ length: USUAL_WEEKS }, (_, week) => known.get(weeksBefore(label, week + 1)))
    .filter((events) => events !== undefined)
    .sort((a, b) => a - b);
  return weeks.length < 2 ? 0 : (weeks[Math.floor((weeks.length - 1) / 2)] ?? 0);
}

function weeksBefore(label: string, weeks: number): string {
  return addDays(label.slice(0, 10), -7 * weeks) + label.slice(10);
}
