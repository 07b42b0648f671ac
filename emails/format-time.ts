/** An instant (epoch ms) as a person reads it; in UTC where her zone is not known. */
export function formatTime(epochMs: number, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(epochMs);
}

/** A length of time in its largest whole unit: `30 minutes`, `2 days`. */
export function formatSpan(ms: number): string {
  const units: [string, number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ];
  const [unit, unitMs] = units.find(([, size]) => ms >= size && ms % size === 0) ?? ['minute', 60_000];
  const n = Math.max(1, Math.round(ms / unitMs));
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
