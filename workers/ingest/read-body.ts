export type BodyResult = { ok: true; text: string } | { ok: false; reason: 'too_large' | 'broken_off' };

/** How much of a body that is too long is still taken off the wire: a client that writes does not read our answer. */
const MAX_DRAINED_BYTES = 1_048_576;

/** Reads a body as UTF-8. What is longer than `maxBytes` is not kept, and from a megabyte on not even read. */
export async function readBody(request: Request, maxBytes: number): Promise<BodyResult> {
  if (!request.body) return { ok: true, text: '' };
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of request.body as ReadableStream<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > MAX_DRAINED_BYTES) break;
      if (bytes <= maxBytes) text += decoder.decode(chunk, { stream: true });
    }
  } catch {
    return { ok: false, reason: 'broken_off' };
  }
  return bytes > maxBytes ? { ok: false, reason: 'too_large' } : { ok: true, text: text + decoder.decode() };
}
