import { createRequire } from 'node:module';

/** One client of the embedded engine, with its own settings, parameters, current database and temporary tables. */
export type Connection = object;

interface QueryOutcome {
  bytes: Uint8Array;
  /** Seconds. */
  elapsed: number;
  /** Rows of the result, whatever the name says. */
  rowsRead: number;
  bytesRead: number;
}

interface InsertOutcome {
  /** Seconds. */
  elapsed: number;
  rowsWritten: number;
  bytesWritten: number;
}

/** The part of chDB's native addon the bridge uses. Statements end in an Error with ClickHouse's message. */
export interface Chdb {
  CreateConnection(dataDir: string, args: string[]): Connection;
  CloseConnection(connection: Connection): void;
  QueryAsyncConnection(connection: Connection, sql: string, format: string): Promise<QueryOutcome>;
  /** Runs `prefix`, a newline and the bytes of `data` as one INSERT; works for binary formats too. */
  InsertRawAsyncConnection(
    connection: Connection,
    prefix: string,
    data: Buffer,
    countLines: boolean,
  ): Promise<InsertOutcome>;
}

// The package's own Session allows only some input formats, escapes parameters a second time, and serialises every
// statement that has parameters. The addon under it does not, and connections to one directory run in parallel.
const requireHere = createRequire(import.meta.url);
const requireInChdb = createRequire(requireHere.resolve('chdb'));

/** Loads the engine into this process (about 50 ms). @throws {Error} where there is no build of it for the machine */
export function loadChdb(): Chdb {
  try {
    const loader = requireInChdb('./dist/loader.js') as { loadNative(): Chdb };
    return loader.loadNative();
  } catch (error) {
    throw new Error(
      `Embedded ClickHouse does not run on this machine (${process.platform} ${process.arch}).`,
      {
        cause: error,
      },
    );
  }
}
