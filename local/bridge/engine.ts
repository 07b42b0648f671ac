import { type Connection, loadChdb } from './chdb.ts';
import { createLane } from './lane.ts';
import { quoteIdentifier, quoteString } from './quote.ts';

/** One statement with everything that applies to it alone. */
export interface Run {
  sql: string;
  /** Where the rows of an INSERT begin when they travel apart from the statement. */
  data?: Buffer;
  /** End of the keyword `INSERT`; undefined when the statement is none. */
  insertAt: number | undefined;
  isRead: boolean;
  /** Output format when the statement names none. */
  format: string;
  database?: string;
  roles: string[];
  /** Settings as text, `param_<name>` among them. */
  settings: [name: string, value: string][];
}

export interface RunResult {
  body: Buffer;
  elapsedSeconds: number;
  resultRows: number;
  resultBytes: number;
  writtenRows: number;
  writtenBytes: number;
}

export interface Engine {
  /** ClickHouse's version, `26.7.2.1`. */
  readonly version: string;
  /** Content type by format name in lower case. */
  readonly contentTypes: ReadonlyMap<string, string>;
  /** @throws {Error} with ClickHouse's message, `Code: 60. DB::Exception: … (UNKNOWN_TABLE)`. */
  run(run: Run): Promise<RunResult>;
  /** Waits for what runs, then lets go of the data directory. */
  close(): Promise<void>;
}

// Writes have places of their own, so that slow reads cannot hold an insert up. Together they must stay below the
// number of libuv threads that bridge.ts asks for.
const MAX_READS = 12;
const MAX_WRITES = 12;

// chDB's own defaults that differ from a server's: it would take `1 + 1` for a SELECT.
const CONNECTION_ARGS = ['--implicit_select=0'];

/** Opens `dataDir` (an absolute path) in this process. @throws when it is locked or broken; the engine says why on stderr. */
export async function openEngine(dataDir: string): Promise<Engine> {
  const chdb = loadChdb();
  // Kept for the process's life: the engine shuts down with its last connection.
  const root = chdb.CreateConnection(dataDir, CONNECTION_ARGS);
  const reads = createLane(MAX_READS);
  const writes = createLane(MAX_WRITES);
  const active = new Set<Promise<unknown>>();

  async function execute(connection: Connection, run: Run): Promise<RunResult> {
    for (const sql of preamble(run)) await chdb.QueryAsyncConnection(connection, sql, 'Null');
    if (run.insertAt !== undefined) {
      const { prefix, data } = splitInsert(run);
      const done = await chdb.InsertRawAsyncConnection(connection, prefix, data, false);
      return {
        body: Buffer.alloc(0),
        elapsedSeconds: done.elapsed,
        resultRows: done.rowsWritten,
        resultBytes: done.bytesWritten,
        writtenRows: done.rowsWritten,
        writtenBytes: done.bytesWritten,
      };
    }
    const done = await chdb.QueryAsyncConnection(connection, run.sql, run.format);
    return {
      body: Buffer.from(done.bytes),
      elapsedSeconds: done.elapsed,
      resultRows: done.rowsRead,
      resultBytes: done.bytesRead,
      writtenRows: 0,
      writtenBytes: 0,
    };
  }

  /** A connection costs as little as a query (0.3 ms) and is the only thing that nothing leaks out of. */
  async function runAlone(run: Run): Promise<RunResult> {
    const connection = chdb.CreateConnection(dataDir, CONNECTION_ARGS);
    try {
      return await execute(connection, run);
    } finally {
      chdb.CloseConnection(connection);
    }
  }

  const [version, formats] = await Promise.all([
    chdb.QueryAsyncConnection(root, 'SELECT version()', 'TSVRaw'),
    chdb.QueryAsyncConnection(root, 'SELECT lower(name), content_type FROM system.formats', 'TSVRaw'),
  ]);

  return {
    version: text(version.bytes).trim(),
    contentTypes: new Map(
      text(formats.bytes)
        .split('\n')
        .map((line) => line.split('\t'))
        .flatMap(([name, type]) => (name && type ? [[name, type] as const] : [])),
    ),
    async run(run) {
      const done = (run.isRead ? reads : writes).run(() => runAlone(run));
      active.add(done);
      try {
        return await done;
      } finally {
        active.delete(done);
      }
    },
    async close() {
      await Promise.allSettled(active);
      chdb.CloseConnection(root);
    },
  };
}

/** What prepares a connection for the statement. ClickHouse itself checks every name and value. */
function preamble(run: Run): string[] {
  const statements: string[] = [];
  if (run.database !== undefined) statements.push(`USE ${quoteIdentifier(run.database)}`);
  if (run.roles.length > 0) statements.push(`SET ROLE ${run.roles.map(quoteIdentifier).join(', ')}`);
  if (run.settings.length > 0) {
    const changes = run.settings.map(([name, value]) => `${quoteIdentifier(name)} = ${quoteString(value)}`);
    statements.push(`SET ${changes.join(', ')}`);
  }
  return statements;
}

/** The native insert wants a statement and its rows; where they came as one text, the cut falls after `INSERT`. */
function splitInsert({ sql, data, insertAt }: Run): { prefix: string; data: Buffer } {
  if (data) return { prefix: sql, data };
  return { prefix: sql.slice(0, insertAt), data: Buffer.from(sql.slice(insertAt)) };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
