import type { Row } from '../api/batch.ts';

/** What a host of others costs a view that uses it, on average. */
export interface ForeignCost {
  host: string;
  views: number;
  /** null: that host does not tell. */
  bytes: number | null;
  ms: number;
  /** In long frames; null: none of its scripts was seen in one. */
  blockingMs: number | null;
}

/** Costs by host, the slowest of all views together first; `scripts` are rows by script host. */
export function costsOf(resources: Row[], scripts: Row[]): ForeignCost[] {
  const ran = new Map(scripts.map(({ keys, values }) => [keys[0] ?? '', values.script_ms ?? 0]));
  return resources.map(({ keys: [host = ''], values }) => {
    const views = Math.max(1, values.measured_views ?? 0);
    const bytes = values.resource_bytes ?? 0;
    // Hosts of scripts come without www and port.
    const ms = ran.get(host.replace(/^www\./, '').replace(/:\d+$/, ''));
    return {
      host,
      views,
      bytes: bytes === 0 ? null : bytes / views,
      ms: (values.resource_ms ?? 0) / views,
      blockingMs: ms === undefined ? null : ms / views,
    };
  });
}
