/** Stands for pharos-ingest where a test needs nothing else of it. */
export { LimitObject } from '../workers/ingest/limit-object.ts';

export default { fetch: () => new Response(null, { status: 404 }) };
