import { ClickHouseError, createClient } from '@clickhouse/client-web';
import type { z } from 'zod';

export interface ClickHouseConfig {
  url: string;
  database: string;
  username?: string;
  password?: string;
  /** Of every statement; see consistencySettings. */
  settings?: Settings;
  /** Longest a request may take when the call does not say otherwise. */
  requestTimeoutMs?: number;
}

export type Settings = Record<string, string | number>;

export interface Statement {
  sql: string;
  /** Values of the statement's `{name:Type}` parameters, the only way a value gets into SQL. */
  params?: Record<string, unknown>;
  settings?: Settings;
  timeoutMs?: number;
  /** Ends the request early. */
  signal?: AbortSignal;
}

export interface QueryStats {
  rowsRead: number;
  bytesRead: number;
  elapsedMs: number;
}

/** What the product needs of ClickHouse; every method throws StorageError and nothing else. */
export interface ClickHouse {
  /** Rows of a SELECT, each checked against `schema`. */
  query<T>(statement: Statement & { schema: z.ZodType<T> }): Promise<{ rows: T[]; stats: QueryStats }>;
  /** The body of a SELECT that names its own FORMAT. */
  stream(statement: Statement): Promise<ReadableStream<Uint8Array>>;
  command(statement: Statement): Promise<void>;
  /** Returns once ClickHouse has the rows; `token` makes a repetition of the same rows a no-op. */
  insert(insert: {
    table: string;
    rows: readonly object[];
    token?: string;
    timeoutMs?: number;
  }): Promise<void>;
}

/** ClickHouse refused a statement or could not be reached. */
export class StorageError extends Error {
  override name = 'StorageError';
  /** ClickHouse's error code, e.g. 159 for a timeout; 0 when it never answered. */
  readonly code: number;
  /** Whether the same statement may succeed later. */
  readonly retry: boolean;

  constructor(message: string, code: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.retry = !PERMANENT_CODES.has(code);
  }
}

// Statements that can never succeed: syntax, unknown names, types (ClickHouse ErrorCodes.cpp).
const PERMANENT_CODES = new Set([6, 16, 27, 36, 42, 43, 46, 47, 53, 60, 62, 72, 81, 115, 130, 386, 456, 457]);

const DEFAULT_TIMEOUT_MS = 30_000;
const READ_DEFAULTS: Settings = {
  output_format_json_quote_64bit_integers: 1,
  // Who hangs up wants no answer any more; ClickHouse stops working on it only if the statement cannot have changed a thing.
  readonly: 2,
  cancel_http_readonly_queries_on_client_close: 1,
};
// The repository writes whole batches; ClickHouse must not answer before the rows are there, or gather them itself.
const INSERT_DEFAULTS: Settings = { async_insert: 0 };

/** A client of one ClickHouse database, over HTTP. */
export function createClickHouse(config: ClickHouseConfig): ClickHouse {
  const requestTimeoutMs = config.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS;
  const client = createClient({
    url: config.url,
    database: config.database,
    username: config.username,
    password: config.password,
    request_timeout: 600_000, // each call brings its own signal
    use_multipart_params_auto: true, // long id lists do not fit a URL
    clickhouse_settings: { wait_end_of_query: 1, ...config.settings },
    log: { LoggerClass: SilentLogger },
    // The password and the rows are for nobody else.
    fetch: (input, init) => fetch(input, { ...init, redirect: 'manual' }),
  });

  /** Runs `call` with a signal that ends it at the limit; the server gives up a little earlier by itself. */
  async function limited<T>(
    statement: Pick<Statement, 'timeoutMs' | 'settings' | 'signal'>,
    call: (limits: { abort_signal: AbortSignal; clickhouse_settings: Settings }) => Promise<T>,
  ): Promise<T> {
    const timeoutMs = statement.timeoutMs ?? requestTimeoutMs;
    const settings = {
      max_execution_time: Math.max(1, Math.floor((timeoutMs * 0.75) / 1000)),
      ...statement.settings,
    };
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = statement.signal ? AbortSignal.any([timeout, statement.signal]) : timeout;
    try {
      return await call({ abort_signal: signal, clickhouse_settings: settings });
    } catch (error) {
      throw asStorageError(error);
    }
  }

  return {
    query({ sql, params, schema, ...limits }) {
      return limited(limits, async ({ abort_signal, clickhouse_settings }) => {
        const result = await client.query({
          query: sql,
          query_params: params,
          format: 'JSON',
          abort_signal,
          clickhouse_settings: { ...READ_DEFAULTS, ...clickhouse_settings },
        });
        const body = await result.json<unknown>();
        return {
          rows: body.data.map((row) => schema.parse(row)),
          stats: {
            rowsRead: body.statistics?.rows_read ?? 0,
            bytesRead: body.statistics?.bytes_read ?? 0,
            elapsedMs: (body.statistics?.elapsed ?? 0) * 1000,
          },
        };
      });
    },

    stream({ sql, params, ...limits }) {
      return limited(limits, async ({ abort_signal, clickhouse_settings }) => {
        const result = await client.exec({
          query: sql,
          query_params: params,
          abort_signal,
          clickhouse_settings: { ...READ_DEFAULTS, ...clickhouse_settings },
        });
        return result.stream as ReadableStream<Uint8Array>;
      });
    },

    command({ sql, params, ...limits }) {
      return limited(limits, async (call) => {
        await client.command({ query: sql, query_params: params, ...call });
      });
    },

    insert({ table, rows, token, timeoutMs }) {
      return limited({ timeoutMs }, async ({ abort_signal, clickhouse_settings }) => {
        await client.insert({
          table,
          values: rows,
          format: 'JSONEachRow',
          columns: columnsOf(rows),
          abort_signal,
          clickhouse_settings: {
            ...clickhouse_settings,
            ...INSERT_DEFAULTS,
            ...(token && { insert_deduplication_token: token }),
          },
        });
      });
    },
  };
}

/** Every key that any row has: JSONEachRow fills what a row leaves out with the column's default. */
function columnsOf(rows: readonly object[]): [string, ...string[]] {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) names.add(name);
  const [first, ...rest] = names;
  if (first === undefined) throw new StorageError('nothing to insert', 0);
  return [first, ...rest];
}

/**
 * ClickHouse repeats parameter values and whole rows in its messages, and logs and error reports must not identify a
 * person: only the words before the first value are kept, with the code that says the rest.
 */
function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const said = error instanceof Error ? error.message : String(error);
  // Whose memory it was says whom to blame.
  const [words = ''] = said.replace(/\((for query|for user|total)\)/, '$1').split(/['"`:{[(\n]/);
  if (!(error instanceof ClickHouseError))
    return new StorageError(words.trim() || 'ClickHouse did not answer', 0);
  const code = Number(error.code);
  return new StorageError(
    `${words.trim()} (${error.type ?? 'ClickHouse'} ${error.code})`,
    Number.isFinite(code) ? code : 0,
  );
}

/** The client would log statements with their values; callers log what may be logged. */
class SilentLogger {
  trace(): void {}
  debug(): void {}
  info(): void {}
  warn(): void {}
  error(): void {}
}
