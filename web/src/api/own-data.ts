import { deletionTexts } from '../texts/deletion-en.ts';
import { callForFile, errorFrom } from './client.ts';
import { saveFile } from './save-file.ts';

/** Saves all that is known of the reader, telling how much of it has come. Throws ApiError where there is no file. */
export async function downloadOwnData(
  fileName: string,
  { onBytes, signal }: { onBytes: (bytes: number) => void; signal: AbortSignal },
): Promise<void> {
  const response = await callForFile('get', '/api/me/export', { signal });
  const chunks: BlobPart[] = [];
  let bytes = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    // A part of a zip is none: what breaks off is not saved.
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw signal.aborted ? error : broken(response);
    });
    if (done) break;
    chunks.push(value);
    bytes += value.byteLength;
    onBytes(bytes);
  }
  saveFile(new Blob(chunks, { type: 'application/zip' }), fileName);
}

function broken(response: Response) {
  return errorFrom({ error: deletionTexts.export.broken, code: 'network' }, response);
}
