import { joined, type Stretch, type StretchKind } from './stretch.ts';

const HOUR_MS = 3_600_000;

/** How many events had an outcome in an hour (its start, epoch ms); the replays of dead letters count below 0. */
export interface OutcomeHour {
  hour: number;
  outcome: string;
  n: number;
  /** Counted before it could be told which site the events were of. */
  isUnassigned: boolean;
}

/** What an outcome says of the hour it is counted in; all others are as the owner wants them, or the sender's fault. */
const KIND_OF: Readonly<Record<string, StretchKind>> = {
  'dropped:site_blocked': 'quota',
  'dropped:site_archived': 'paused',
  'dropped:queue_refused': 'outage',
  'dropped:no_salt': 'outage',
  'dropped:storage_unavailable': 'outage',
  dead: 'outage',
};

export const MARKED_OUTCOMES: readonly string[] = Object.keys(KIND_OF);

/** The stretches in which events were refused or lost. What was replayed is not lost any more. */
export function refusedStretches(hours: readonly OutcomeHour[]): Stretch[] {
  const stretches = withoutReplayed(hours).flatMap(({ hour, outcome, n, isUnassigned }): Stretch[] => {
    const kind = KIND_OF[outcome];
    if (kind === undefined || n <= 0) return [];
    return [{ kind, from: hour, to: hour + HOUR_MS, events: isUnassigned ? null : n }];
  });
  return joined(stretches);
}

/** Takes what was replayed off the oldest dead letters, which is the order in which they are replayed. */
function withoutReplayed(hours: readonly OutcomeHour[]): OutcomeHour[] {
  const isDead = ({ outcome }: OutcomeHour) => outcome === 'dead';
  let replayed = -hours.reduce((sum, one) => (isDead(one) && one.n < 0 ? sum + one.n : sum), 0);
  return hours
    .toSorted((a, b) => a.hour - b.hour)
    .map((one) => {
      if (!isDead(one) || one.n <= 0) return one;
      const found = Math.min(one.n, replayed);
      replayed -= found;
      return { ...one, n: one.n - found };
    });
}
