/**
 * Why a chart shows less than there was, or nothing: events refused because the quota was used up; events that we could not
 * take, or lost; the site closed by its owner; the time before its first event; silence that its usual traffic makes extraordinary.
 */
export const STRETCH_KINDS = ['quota', 'outage', 'paused', 'before_first', 'silent'] as const;
export type StretchKind = (typeof STRETCH_KINDS)[number];

/** A stretch of time in which numbers mean something else than they seem to; epoch ms, `to` is the first instant after it. */
export interface Stretch {
  kind: StretchKind;
  from: number;
  to: number;
  /** Events of the site that are missing for this reason; null where nobody knows. */
  events: number | null;
}

/** Stretches of one kind that touch become one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = found.findLast(({ kind }) => kind === stretch.kind);
    if (!last || last.to < stretch.from) {
      found.push({ ...stretch });
      continue;
    }
    last.to = Math.max(last.to, stretch.to);
    last.events = last.events === null && stretch.events === null ? null : sum(last.events, stretch.events);
  }
  return found;
}

function sum(a: number | null, b: number | null): number {
  return (a ?? 0) + (b ?? 0);
}
