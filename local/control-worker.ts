/*
 * Lets the runner talk to Workers from outside of them. Not routed: only Miniflare's own API reaches it. Over fetch,
 * because Miniflare's proxies of other calls stop the whole process until they are answered.
 */
interface Env {
  CRON: { scheduled(event: { cron: string; scheduledTime: Date }): Promise<{ outcome: string }> };
  TAP: { sent(): Promise<number>; close(): Promise<void> };
}

/** `/cron?cron=…&at=…` answers the outcome, `/sent` the number of messages the queue took, `/close` ends its taking. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/cron') {
      const scheduledTime = new Date(Number(searchParams.get('at')));
      const { outcome } = await env.CRON.scheduled({ cron: searchParams.get('cron') ?? '', scheduledTime });
      return Response.json(outcome);
    }
    if (pathname === '/sent') return Response.json(await env.TAP.sent());
    if (pathname === '/close') {
      await env.TAP.close();
      return Response.json(true);
    }
    return new Response(null, { status: 404 });
  },
};
