import { type Connection, loadChdb } from './chdb.ts';
import { Refusal } from './exceptions.ts';
import { createLane } from './lane.ts';
import { quoteIdentifier, quoteString } from './quote.ts';
import { createSessions, type SessionChoice } from './sessions.ts';

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
  session?: SessionChoice;
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
  /** Cancels reads, waits for writes, then lets go of the data directory. */
  close(): Promise<void>;
}

// Writes have places of their own, so that slow reads cannot hold an insert up. Together they must stay below the
// number of libuv threads that bridge.ts asks for.
const MAX_READS = 12;
const MAX_WRITES = 12;

/** Well below max_query_size, 256 KiB. */
const LONG_SET_BYTES = 200_000;

// chDB's own defaults that differ from a server's: it would take `1 + 1` for a SELECT.
const CONNECTION_ARGS = ['--implicit_select=0'];

/** Opens `dataDir` (an absolute path) in this process. @throws when it is locked or broken; the engine says why on stderr. */
export async function openEngine(dataDir: string): Promise<Engine> {
  const chdb = loadChdb();
  // Kept for the process's life: the engine shuts down with its last connection.
  const connect = () => chdb.CreateConnection(dataDir, CONNECTION_ARGS);
  const root = connect();
  const sessions = createSessions(chdb, connect);
  const reads = createLane(MAX_READS);
  const writes = createLane(MAX_WRITES);
  const active = new Set<Promise<unknown>>();
  let closing = false;

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
    if (closing) throw new Refusal('ABORTED', 'The server is shutting down.');
    if (run.session) {
      const names = run.settings.map(([name]) => name);
      return sessions.use(run.session, names, (connection) => execute(connection, run));
    }
    const connection = connect();
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
      closing = true;
      await chdb.QueryAsyncConnection(root, "KILL QUERY WHERE query_kind = 'Select' ASYNC", 'Null');
      await Promise.allSettled(active);
      sessions.close();
      chdb.CloseConnection(root);
    },
  };
}

/** What prepares a connection for the statement. ClickHouse itself checks every name and value. */
function preamble(run: Run): string[] {
  const statements: string[] = [];
  if (run.database !== undefined) statements.push(`USE ${quoteIdentifier(run.database)}`);
  if (run.roles.length > 0) statements.push(`SET ROLE ${run.roles.map(quoteIdentifier).join(', ')}`);
  if (run.settings.length > 0) statements.push(...setStatements(run.settings));
  return statements;
}

function setStatements(settings: [name: string, value: string][]): string[] {
  const changes = settings.map(([name, value]) => `${quoteIdentifier(name)} = ${quoteString(value)}`);
  const size = Buffer.byteLength(changes.join());
  if (size < LONG_SET_BYTES) return [`SET ${changes.join(', ')}`];
  // A server takes parameters of any length; here they are part of a statement, which is limited.
  const isLimited = settings.some(([name]) => name === 'max_query_size');
  if (!isLimited) changes.push('max_query_size = DEFAULT');
  return [`SET max_query_size = ${2 * size}`, `SET ${changes.join(', ')}`];
}

/** The native insert wants a statement and its rows; where they came as one text, the cut falls after `INSERT`. */
function splitInsert({ sql, data, insertAt }: Run): { prefix: string; data: Buffer } {
  if (data) return { prefix: sql, data };
  return { prefix: sql.slice(0, insertAt), data: Buffer.from(sql.slice(insertAt)) };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
