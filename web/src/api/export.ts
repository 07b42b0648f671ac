import { callForFile } from './client.ts';
import type { QueryBody } from './query.ts';
import { saveFile } from './save-file.ts';

/** Saves all rows of a query as a CSV file, `POST /api/v2/export`. Throws ApiError where there is no file. */
export async function download(query: QueryBody, fileName: string): Promise<void> {
  // A spreadsheet takes a file without the mark for another alphabet.
  const body = { ...query, format: 'csv', bom: true } as const;
  saveFile(await (await callForFile('post', '/api/v2/export', { body })).blob(), fileName);
}
