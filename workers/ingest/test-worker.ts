import type { Env } from './env.ts';
import ingest from './index.ts';

export { LimitObject } from './limit-object.ts';

/*
 * The ingest Worker for tests: the real one, but its queue can be told to refuse (`POST /test/queue?refuses=1`), which
 * the local queue never does by itself.
 */
let refuses = false;
const envs = new WeakMap<Env, Env>();

function withRefusingQueue(env: Env): Env {
  const send: Queue['send'] = async (body, options) => {
    if (refuses) throw new Error('the queue is full');
    return await env.EVENTS.send(body, options);
  };
  const known = envs.get(env) ?? { ...env, EVENTS: { ...env.EVENTS, send } };
  envs.set(env, known);
  return known;
}

export default {
  fetch(request, env, context) {
    const url = new URL(request.url);
    if (url.pathname !== '/test/queue') return ingest.fetch(request, withRefusingQueue(env), context);
    refuses = url.searchParams.get('refuses') === '1';
    return new Response('ok');
  },
} satisfies ExportedHandler<Env>;
