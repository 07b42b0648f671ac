import { z } from 'zod';
import { StorageError } from '../client.ts';

const rowSchema = z.array(z.unknown());
const nameSchema = z.string();

/**
 * Rows of a result in the format JSONCompact as they arrive, a batch per chunk. The format ends with the number of its rows:
 * a result that was cut off, or that ClickHouse gave up on after its first rows, never passes for a whole one.
 * @throws StorageError
 */
export async function* readJsonRows(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Record<string, unknown>[]> {
  const decoder = new TextDecoder();
  const result = createResult();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    const rows = lines.flatMap((line) => result.read(line));
    if (rows.length > 0) yield rows;
  }
  result.read(rest);
  result.assertWhole();
}

/** Reads the lines of JSONCompact: names and types, one line for each row, then how many they were. */
function createResult() {
  const names: string[] = [];
  let part: 'head' | 'rows' | 'tail' = 'head';
  let count = 0;
  let isWhole = false;
  return {
    read(line: string): Record<string, unknown>[] {
      if (part === 'head') {
        const name = /^\t\t\t"name": (".*"),$/.exec(line)?.[1];
        if (name) names.push(nameSchema.parse(JSON.parse(name)));
        if (line === '\t"data":') part = 'rows';
        return [];
      }
      if (part === 'tail') {
        if (line.startsWith('\t"exception":')) throw brokenOff();
        // Statistics follow unless they are turned off.
        isWhole ||= line.replace(/,$/, '') === `\t"rows": ${count}`;
        return [];
      }
      if (line === '\t[' || line === '') return [];
      if (line === '\t],') {
        part = 'tail';
        return [];
      }
      count += 1;
      return [readRow(line, names)];
    },
    assertWhole() {
      if (!isWhole) throw brokenOff();
    },
  };
}

function readRow(line: string, names: readonly string[]): Record<string, unknown> {
  const text = line.endsWith(',') ? line.slice(0, -1) : line;
  let values: unknown[];
  try {
    values = rowSchema.parse(JSON.parse(text));
  } catch {
    // What ClickHouse writes when it gives up stands where a row would.
    throw brokenOff();
  }
  if (values.length !== names.length) throw brokenOff();
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

function brokenOff(): StorageError {
  return new StorageError('ClickHouse broke off its answer', 0);
}
