import type { TimingColumn } from './page-measures.ts';

/**
 * Phases of a navigation from its raw times (Navigation Timing, names shortened as in tracker/measures.ts): undefined where
 * a phase did not take place, as on a connection that was open already, or is hidden from us.
 */
export function phasesOf(time: (name: string) => number | undefined): Partial<Record<TimingColumn, number>> {
  const between = (from: string, to: string) => span(time(from), time(to));
  const isReused = time('conStar') === time('conEnd');
  const secure = time('secConStar');
  const responseStart = time('resStar');
  const activation = time('actStar') ?? 0;
  const since = (at: number | undefined) => (at === undefined ? undefined : Math.max(0, at - activation));
  return defined({
    ttfb_ms: since(responseStart),
    redirect_ms: between('redStar', 'redEnd'),
    worker_ms: between('worStar', 'fetStar'),
    dns_ms: time('domLooStar') === time('domLooEnd') ? undefined : between('domLooStar', 'domLooEnd'),
    // The handshakes of TLS come last in the time it takes to connect.
    tcp_ms: isReused ? undefined : span(time('conStar'), secure ?? time('conEnd')),
    tls_ms: isReused ? undefined : span(secure, time('conEnd')),
    // Early hints are an answer, too.
    request_ms: span(time('reqStar'), time('firIntResStar') ?? responseStart),
    response_ms: span(responseStart, time('resEnd')),
    dom_ms: between('resEnd', 'domConLoaEveEnd'),
    load_ms: between('domConLoaEveEnd', 'loaEveEnd'),
    page_load_ms: since(time('loaEveEnd')),
  });
}

function span(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined || to < from ? undefined : to - from;
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
