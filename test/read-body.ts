import type { IncomingMessage } from 'node:http';

/** The body of a request; undefined when whoever sends it has gone, as a Worker that is stopped does. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
