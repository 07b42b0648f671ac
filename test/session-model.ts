/** One row of `events` as the model sees it. */
export interface ModelEvent {
  site_id: number;
  date: string;
  visitor_id: string;
  /** Epoch ms. */
  time: number;
  seq: number;
  id: string;
  /** Which delivery stored it. */
  message: string;
  /** µs. */
  arrival: number;
  /** ClickHouse's own order of events equal in time and seq. */
  tie: bigint;
  name: string;
  pathname: string;
  source: string;
}

const GAP_MINUTES = 30;
const MAX_HITS = 2000;

/**
 * Sessions by definition (docs/architecture.md), one event at a time and without SQL: the oracle that assembling,
 * sealing and reading are held against. One string a session, sorted.
 */
export function modelSessions(events: readonly ModelEvent[]): string[] {
  const byVisitor = Map.groupBy(firstArrivals(events), (e) => `${e.site_id} ${e.date} ${e.visitor_id}`);
  const sessions: string[] = [];
  for (const [visitor, unsorted] of byVisitor) {
    const list = unsorted.toSorted(
      (a, b) => a.time - b.time || a.seq - b.seq || (a.tie < b.tie ? -1 : a.tie > b.tie ? 1 : 0),
    );
    let current: ModelEvent[] = [];
    const end = () => {
      const [first] = current;
      if (first) sessions.push(describeSession(visitor, first, current));
      current = [];
    };
    let previous: ModelEvent | undefined;
    let sinceGap = 0;
    for (const event of list) {
      const isGap = previous !== undefined && Math.floor((event.time - previous.time) / 60_000) > GAP_MINUTES;
      if (isGap) sinceGap = 0;
      if (isGap || (sinceGap > 0 && sinceGap % MAX_HITS === 0)) end();
      current.push(event);
      sinceGap++;
      previous = event;
    }
    end();
  }
  return sessions.sort();
}

function describeSession(visitor: string, first: ModelEvent, hits: readonly ModelEvent[]): string {
  const list = hits.map((hit) => `${hit.time - first.time}/${hit.seq}/${hit.name}${hit.pathname}`).join(',');
  return `${visitor} ${first.time} ${first.source} ${list}`;
}

/** Every event id once: the row that arrived first. */
function firstArrivals(events: readonly ModelEvent[]): ModelEvent[] {
  const first = new Map<string, ModelEvent>();
  for (const event of events) {
    const key = `${event.site_id} ${event.date} ${event.id}`;
    const known = first.get(key);
    const isEarlier =
      known === undefined ||
      event.arrival < known.arrival ||
      (event.arrival === known.arrival && BigInt(event.message) < BigInt(known.message));
    if (isEarlier) first.set(key, event);
  }
  return [...first.values()];
}
