import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import type { Topology } from './topology.ts';

/**
 * Empties the server's own logs, whose statements may name what was asked for. Answers which. In the Cloud they belong to
 * the provider and cannot be emptied: undefined.
 */
export async function emptySystemLogs(
  clickhouse: ClickHouse,
  topology: Topology,
): Promise<string[] | undefined> {
  if (topology.kind === 'cloud') return undefined;
  // What is still in memory would be written after.
  await clickhouse.command({ sql: 'SYSTEM FLUSH LOGS' });
  const { rows } = await clickhouse.query({
    sql: `SELECT name FROM system.tables
      WHERE database = 'system' AND match(name, '_log(_\\d+)?$') AND engine LIKE '%MergeTree' ORDER BY name`,
    schema: z.object({ name: z.string().regex(/^\w+$/) }),
  });
  const everywhere = topology.kind === 'replicated' ? ` ON CLUSTER '${topology.cluster}'` : '';
  for (const { name } of rows) {
    await clickhouse.command({ sql: `TRUNCATE TABLE system.${name}${everywhere}` });
  }
  return rows.map(({ name }) => name);
}
