import type { Context } from 'hono';
import { describeError } from '../../../observe/log.ts';
import type { ApiEnv } from '../context.ts';

/** Does something after the answer, so that the time the answer takes tells nothing of it. */
export function inBackground(c: Context, work: () => Promise<unknown>): void {
  const { log } = (c as Context<ApiEnv>).get('services');
  c.executionCtx.waitUntil(
    work().catch((error: unknown) => {
      log('error', 'background work failed', { request_id: c.get('requestId'), ...describeError(error) });
    }),
  );
}
