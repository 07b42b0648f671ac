import type { RunResult } from './engine.ts';

/** What `X-ClickHouse-Summary` says; numbers are strings, as 64 bits do not fit JSON. */
export interface Summary {
  read_rows: string;
  read_bytes: string;
  written_rows: string;
  written_bytes: string;
  result_rows: string;
  result_bytes: string;
  elapsed_ns: string;
}

const STATISTICS = /"rows_read": (\d+),\s*"bytes_read": (\d+)\s*\}\s*\}\s*$/;

/**
 * The embedded engine reports only the size of the result; how much was read stands in results of the JSON formats,
 * and for others the result's own size is given.
 */
export function summarise(format: string, result: RunResult): Summary {
  const tail = format.startsWith('JSON') ? result.body.subarray(-200).toString() : '';
  const [, rows, bytes] = STATISTICS.exec(tail) ?? [];
  return {
    read_rows: rows ?? String(result.resultRows),
    read_bytes: bytes ?? String(result.resultBytes),
    written_rows: String(result.writtenRows),
    written_bytes: String(result.writtenBytes),
    result_rows: String(result.resultRows),
    result_bytes: String(result.resultBytes),
    elapsed_ns: String(Math.round(result.elapsedSeconds * 1e9)),
  };
}
