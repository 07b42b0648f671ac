export type BodyResult = { ok: true; text: string } | { ok: false; reason: 'too_large' | 'broken_off' };

/** Reads a body as UTF-8 and stops as soon as it is longer than `maxBytes`. */
export async function readBody(request: Request, maxBytes: number): Promise<BodyResult> {
  if (Number(request.headers.get('content-length')) > maxBytes) return { ok: false, reason: 'too_large' };
  if (!request.body) return { ok: true, text: '' };
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of request.body as ReadableStream<Uint8Array>) {
      bytes += chunk.byteLength;
      // Leaving the loop cancels the stream.
      if (bytes > maxBytes) return { ok: false, reason: 'too_large' };
      text += decoder.decode(chunk, { stream: true });
    }
  } catch {
    return { ok: false, reason: 'broken_off' };
  }
  return { ok: true, text: text + decoder.decode() };
}
