import type { EventMessage } from '../../core/event.ts';
import { buryMessages } from './bury-messages.ts';
import type { Env } from './env.ts';
import { createServices } from './services.ts';
import { storeBatch } from './store-batch.ts';

// `satisfies`, so that tests can call the handlers as they are.
export default {
  /** Liveness for the operator; the Worker has no other route. */
  fetch(request: Request): Response {
    if (new URL(request.url).pathname === '/health') return Response.json({ ok: true });
    return new Response(null, { status: 404 });
  },

  async queue(batch: MessageBatch<EventMessage>, env: Env, context: ExecutionContext): Promise<void> {
    const services = createServices(env, context);
    const isDead = batch.queue.includes('-dead');
    await (isDead ? buryMessages(services, batch) : storeBatch(services, batch));
  },
} satisfies ExportedHandler<Env, EventMessage>;
