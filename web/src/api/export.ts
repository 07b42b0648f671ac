import { linkOfUrl } from '../router.ts';
import { linkHeaders } from '../share/proof.ts';
import { texts } from '../texts/en.ts';
import { ApiError } from './client.ts';
import type { QueryBody } from './query.ts';

/** Saves all rows of a query as a CSV file, `POST /api/v2/export`. Throws ApiError where there is no file. */
export async function download(body: QueryBody, fileName: string): Promise<void> {
  const link = linkOfUrl(window.location.pathname, window.location.search);
  const response = await fetch('/api/v2/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(link !== null && linkHeaders(link)) },
    // A spreadsheet takes a file without the mark for another alphabet.
    body: JSON.stringify({ ...body, format: 'csv', bom: true }),
  });
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as Partial<Record<string, string>>;
    throw new ApiError(answer.error ?? texts.errors.unreadable, {
      status: response.status,
      code: answer.code ?? 'unreadable',
      requestId: response.headers.get('x-request-id'),
    });
  }
  const address = URL.createObjectURL(await response.blob());
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(address);
}
