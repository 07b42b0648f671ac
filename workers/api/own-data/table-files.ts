import { csvLine } from '../../../core/export/csv.ts';
import { BYTE_ORDER_MARK } from '../../../core/export/formats.ts';
import type { Row } from '../../../db/own-data.ts';

/** A file of an archive; what is long is written as fast as it is taken. */
export interface OwnFile {
  name: string;
  input: string | AsyncIterable<string>;
}

type Pages = AsyncIterable<Row[]> | Iterable<Row[]>;

/**
 * A table as `<name>.json`, for programs, and `<name>.csv`, for spreadsheets; no file where it has no rows. `read` begins
 * anew each time it is called, and no more than one of its pages is held.
 */
export async function* tableFiles(name: string, read: () => Pages): AsyncGenerator<OwnFile> {
  const columns = await columnsOf(read());
  if (columns.length === 0) return;
  yield { name: `${name}.json`, input: jsonLines(read()) };
  yield { name: `${name}.csv`, input: csvLines(columns, read()) };
}

async function columnsOf(pages: Pages): Promise<string[]> {
  for await (const [row] of pages) return Object.keys(row ?? {});
  return [];
}

async function* jsonLines(pages: Pages): AsyncGenerator<string> {
  let mark = '[\n';
  for await (const page of pages) {
    yield `${mark}${page.map((row) => JSON.stringify(readable(row))).join(',\n')}`;
    mark = ',\n';
  }
  yield '\n]\n';
}

async function* csvLines(columns: readonly string[], pages: Pages): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLine(columns)}`;
  for await (const page of pages) {
    yield page
      .map((row) => readable(row))
      .map((row) => csvLine(columns.map((column) => cellOf(row[column]))))
      .join('');
  }
}

/** Times as people write them: the database has `…At` as epoch ms. */
function readable(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' && /^at$|At$/.test(name) ? new Date(value).toISOString() : value,
    ]),
  );
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
