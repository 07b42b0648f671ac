export type BodyResult = { ok: true; text: string } | { ok: false; reason: 'too_large' | 'broken_off' };

/** How much of a body that is too long is still taken off the wire: a client that writes does not read our answer. */
const MAX_DRAINED_BYTES = 1_048_576;

/** Reads a body as UTF-8. What is longer than `maxBytes` is not kept, and from a megabyte on not even read. */
export async function readBody(request: Request, maxBytes: number): Promise<BodyResult> {
  const announced = request.headers.get('content-length');
  try {
    // HTTP holds a client to the length it announces; only without one must the bytes be counted.
    if (announced !== null && Number(announced) <= maxBytes) return { ok: true, text: await request.text() };
    return request.body ? await countBody(request.body, maxBytes) : { ok: true, text: '' };
  } catch {
    return { ok: false, reason: 'broken_off' };
  }
}

async function countBody(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<BodyResult> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_DRAINED_BYTES) break;
    if (bytes <= maxBytes) text += decoder.decode(chunk, { stream: true });
  }
  return bytes > maxBytes ? { ok: false, reason: 'too_large' } : { ok: true, text: text + decoder.decode() };
}
