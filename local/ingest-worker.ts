import ingest from '../workers/ingest/index.ts';
import { tapped } from './queue-tap.ts';

export * from '../workers/ingest/index.ts';
export { QueueTap } from './queue-tap.ts';

/** The ingest Worker with its queue counted, so that a shutdown can wait for what is in it. */
export default {
  fetch: (request, env, context) => ingest.fetch(request, tapped(env), context),
} satisfies typeof ingest;
