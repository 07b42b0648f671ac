import { DEMO_SITE } from './demo-site.ts';
import type { PlannedHit, PlannedSession, PlannedVisitor } from './plan-sessions.ts';

/** What a browser would post to `/b` for hits that happen now; `n` is the place of the first one in the session. */
export function beaconOf(siteKey: string, session: PlannedSession, hits: PlannedHit[], n: number): object {
  const { visitor, referrer, query } = session;
  return {
    k: siteKey,
    w: visitor.screen,
    l: visitor.place.language,
    e: hits.map((hit, index) => ({
      i: `demo.${session.id}.${n + index}`,
      n: hit.name,
      u: `https://${DEMO_SITE.domain}${hit.path}${n + index === 0 && query ? `?${query}` : ''}`,
      r: n + index === 0 ? referrer : undefined,
      p: hit.props,
      $: hit.revenue,
      t: hit.engagedMs,
      d: hit.scrollDepth,
      m: hit.measures,
    })),
  };
}

/** The headers by which the local runner believes where a beacon comes from; Cloudflare's edge sets its own. */
export function visitorHeaders({ ip, place, userAgent }: PlannedVisitor): Record<string, string> {
  const { country, region, city, timezone, asn } = place;
  // A header is Latin-1: what is beyond ASCII goes escaped.
  const cf = JSON.stringify({ country, regionCode: region.slice(3), city, timezone, asn, colo: 'DEV' });
  return {
    'content-type': 'text/plain',
    'user-agent': userAgent,
    'cf-connecting-ip': ip,
    'mf-cf-blob': cf.replace(
      /[^\u0020-\u007e]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  };
}
