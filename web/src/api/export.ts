import { linkOfUrl } from '../router.ts';
import { linkHeaders } from '../share/proof.ts';
import { errorFrom, parseJson } from './client.ts';
import type { QueryBody } from './query.ts';
import { saveFile } from './save-file.ts';

/** Saves all rows of a query as a CSV file, `POST /api/v2/export`. Throws ApiError where there is no file. */
export async function download(body: QueryBody, fileName: string): Promise<void> {
  const link = linkOfUrl(window.location.pathname, window.location.search);
  const response = await fetch('/api/v2/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(link !== null && linkHeaders(link)) },
    // A spreadsheet takes a file without the mark for another alphabet.
    body: JSON.stringify({ ...body, format: 'csv', bom: true }),
  });
  if (!response.ok) throw errorFrom(parseJson(await response.text()), response);
  saveFile(await response.blob(), fileName);
}
