import type { EventRow } from '../../core/event.ts';
import { utf8Bytes } from '../../core/text.ts';

/** A message may have 128,000 bytes; what is left is for its envelope and the counts that ride along. */
const MAX_ROWS_BYTES = 108_000;

/** Splits rows into as few messages as hold them. One row never needs more than a message: bodies are 64 KB at most. */
export function packRows(rows: readonly EventRow[]): EventRow[][] {
  const packs: EventRow[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = utf8Bytes(JSON.stringify(row)) + 1;
    if (bytes + size > MAX_ROWS_BYTES) {
      packs.push([]);
      bytes = 0;
    }
    packs.at(-1)?.push(row);
    bytes += size;
  }
  return packs;
}
