/** What runs behind CLICKHOUSE_URL. */
export type Topology =
  /** One server. */
  | { kind: 'single' }
  /** ClickHouse Cloud: it replicates every table by itself, whatever engine is asked for. */
  | { kind: 'cloud' }
  /** Replicas of one shard under our own command; `cluster` is its name in remote_servers. */
  | { kind: 'replicated'; cluster: string };

/** Reads CLICKHOUSE_CLUSTER: nothing = one server, `cloud` = ClickHouse Cloud, else the name of a cluster. @throws RangeError */
export function parseTopology(text: string | undefined): Topology {
  if (!text) return { kind: 'single' };
  if (text === 'cloud') return { kind: 'cloud' };
  // It becomes part of statements, which take no parameter there.
  if (!/^[A-Za-z]\w{0,62}$/.test(text)) throw new RangeError(`Not the name of a cluster: ${text}`);
  return { kind: 'replicated', cluster: text };
}

/**
 * The settings that make many replicas behave as one server: what an insert has been acknowledged for, every later read
 * sees, whichever replica answers. The check for repeated event ids and the seals stand on that.
 */
export function consistencySettings(topology: Topology): Record<string, string | number> {
  switch (topology.kind) {
    case 'single':
      return {};
    case 'cloud':
      // Its inserts are acknowledged once they are in the shared storage; a read may only have to catch up with the metadata.
      return { select_sequential_consistency: 1, mutations_sync: 2, alter_sync: 2 };
    case 'replicated':
      return {
        select_sequential_consistency: 1,
        // A majority has the rows, and inserts go one after the other: without that, reads would not be sequential.
        insert_quorum: 'auto',
        insert_quorum_parallel: 0,
        mutations_sync: 2,
        alter_sync: 2,
      };
  }
}

const CREATE_TABLE = /^(\s*(?:--.*\n\s*)*CREATE TABLE (?:IF NOT EXISTS )?\w+)/;
const ALTER_TABLE = /^(\s*(?:--.*\n\s*)*ALTER TABLE \w+)/;

/** A statement of a migration as this topology needs it; written for one server, unchanged there and in the Cloud. */
export function migrationFor(topology: Topology, statement: string): string {
  if (topology.kind !== 'replicated') return statement;
  const onCluster = ` ON CLUSTER '${topology.cluster}'`;
  return (
    statement
      .replace(CREATE_TABLE, `$1${onCluster}`)
      .replace(ALTER_TABLE, `$1${onCluster}`)
      // Without arguments: the server's default path and the macros {shard} and {replica} say where.
      .replace(/\b(ENGINE\s*=\s*)(\w*MergeTree)\b/, '$1Replicated$2')
      .replace(/\bnon_replicated_deduplication_window\b/g, 'replicated_deduplication_window')
  );
}
