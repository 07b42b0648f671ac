import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../context.ts';

const MAX_DRAIN_BYTES = 80 * 1024 * 1024;

/** Reads to its end what a refused request still sends: an answer before that breaks the client's connection. */
export function drainBody() {
  return createMiddleware<ApiEnv>(async function drainBody(c, next) {
    await next();
    const { body } = c.req.raw;
    if (!body) return;
    let bytes = 0;
    try {
      for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > MAX_DRAIN_BYTES) break;
      }
    } catch {
      // The client hung up, and with it goes the one who would read the answer.
    }
  });
}
