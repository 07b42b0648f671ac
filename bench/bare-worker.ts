import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

const SCRIPT = `export default {
  async fetch(request, env) {
    const beacon = await request.json();
    await env.Q.send(beacon, { contentType: 'json' });
    return new Response(null, { status: 202 });
  },
  queue(batch) { batch.ackAll(); },
}`;

/** The least a beacon endpoint could do in this runtime: parse JSON, send one queue message. */
export async function startBareWorker(): Promise<{ url: string; stop: () => Promise<void> }> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      modules: true,
      script: SCRIPT,
      compatibilityDate: '2026-10-01',
      queueProducers: { Q: 'bare' },
      queueConsumers: { bare: { maxBatchSize: 100, maxBatchTimeout: 1 } },
    }),
  );
  const url = await miniflare.ready;
  return { url: url.href, stop: () => miniflare.dispose() };
}
