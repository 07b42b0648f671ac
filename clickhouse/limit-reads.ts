import type { ClickHouse, Settings } from './client.ts';
import { StorageError } from './client.ts';

/** What all statements of one question may take together, and what each of them may. */
export interface ReadLimits {
  /** From the first statement to the last answer. */
  timeMs: number;
  memoryBytes: number;
  /** Rows that one statement may read. */
  rows: number;
}

/** What a question has cost so far. */
export interface Spent {
  statements: number;
  rowsRead: number;
  bytesRead: number;
  /** Of the clock. */
  elapsedMs: number;
}

/** A ClickHouse for one question: it keeps to limits, and counts. */
export interface LimitedReads extends ClickHouse {
  spent(): Spent;
}

export type ExceededLimit = 'rows' | 'memory' | 'time';

/** A question would take more than it may. */
export class LimitExceeded extends Error {
  override name = 'LimitExceeded';
  readonly limit: ExceededLimit;

  constructor(limit: ExceededLimit, options?: ErrorOptions) {
    super(`a question exceeds its limit of ${limit}`, options);
    this.limit = limit;
  }
}

/** ClickHouse gives up before we hang up, so that a slow question and a storage that hangs are told apart. */
const PATIENCE = 1.25;
const MIN_SERVER_MS = 50;

/** Puts the reads of one question under limits; its queries and streams throw LimitExceeded beside StorageError. */
export function limitReads(clickhouse: ClickHouse, limits: ReadLimits, signal?: AbortSignal): LimitedReads {
  const startedAt = Date.now();
  const deadline = AbortSignal.timeout(limits.timeMs * PATIENCE);
  const spent = { statements: 0, rowsRead: 0, bytesRead: 0 };

  const limited = (statement: { settings?: Settings }) => {
    const leftMs = limits.timeMs - (Date.now() - startedAt);
    if (leftMs <= 0) throw new LimitExceeded('time');
    spent.statements += 1;
    return {
      settings: {
        ...statement.settings,
        max_execution_time: Math.max(MIN_SERVER_MS, leftMs) / 1000,
        max_memory_usage: limits.memoryBytes,
        max_rows_to_read: limits.rows,
        read_overflow_mode: 'throw',
      },
      timeoutMs: limits.timeMs * PATIENCE,
      signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    };
  };

  return {
    ...clickhouse,
    spent: () => ({ ...spent, elapsedMs: Date.now() - startedAt }),
    async query(statement) {
      const limitedBy = limited(statement);
      try {
        const answer = await clickhouse.query({ ...statement, ...limitedBy });
        spent.rowsRead += answer.stats.rowsRead;
        spent.bytesRead += answer.stats.bytesRead;
        return answer;
      } catch (error) {
        throw asExceeded(error);
      }
    },
    async stream(statement) {
      const limitedBy = limited(statement);
      try {
        return await clickhouse.stream({ ...statement, ...limitedBy });
      } catch (error) {
        throw asExceeded(error);
      }
    },
  };
}

// ClickHouse's ErrorCodes.cpp: TIMEOUT_EXCEEDED, TOO_SLOW; TOO_MANY_ROWS, SET_SIZE_LIMIT_EXCEEDED, TOO_MANY_BYTES,
// TOO_MANY_ROWS_OR_BYTES; MEMORY_LIMIT_EXCEEDED.
const LIMIT_OF_CODE = new Map<number, ExceededLimit>([
  [159, 'time'],
  [160, 'time'],
  [158, 'rows'],
  [191, 'rows'],
  [307, 'rows'],
  [396, 'rows'],
  [241, 'memory'],
]);

/** What to throw for an error of a limited read. */
export function asExceeded(error: unknown): unknown {
  if (!(error instanceof StorageError)) return error;
  const limit = LIMIT_OF_CODE.get(error.code);
  // The server's memory being full is no fault of this question.
  const isOurs = limit !== 'memory' || /for query|^Query memory/.test(error.message);
  return limit && isOurs ? new LimitExceeded(limit, { cause: error }) : error;
}
