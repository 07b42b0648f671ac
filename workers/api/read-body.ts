import { ApiError } from './errors.ts';

/** Of the limit: how much of a body that is too large is read and thrown away. */
const DRAIN_FACTOR = 4;

/**
 * The request's body as text, at most `maxBytes` of it. One that is somewhat longer is read to its end before it is
 * refused: an answer while the client still writes breaks its connection, and it never learns why.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes * DRAIN_FACTOR) break;
    text = bytes > maxBytes ? '' : text + decoder.decode(chunk, { stream: true });
  }
  if (bytes <= maxBytes) return text + decoder.decode();
  throw new ApiError('payload_too_large', `The body is larger than ${maxBytes.toLocaleString('en')} bytes.`);
}
