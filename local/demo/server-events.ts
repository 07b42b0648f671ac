import { DEMO_SITE } from './demo-site.ts';
import type { PlannedSession } from './plan-sessions.ts';

/** A session as the body of `POST /api/v1/events` takes it, without what has not happened by `now` (epoch ms). */
export function serverEvents(session: PlannedSession, now: number): Record<string, unknown>[] {
  const { visitor, referrer, query } = session;
  const { country, region, city, language } = visitor.place;
  return session.hits
    .map((hit, n) => ({
      site: DEMO_SITE.domain,
      id: `demo.${session.id}.${n}`,
      name: hit.name,
      timestamp: hit.at,
      ip: visitor.ip,
      user_agent: visitor.userAgent,
      url: `https://${DEMO_SITE.domain}${hit.path}${n === 0 && query ? `?${query}` : ''}`,
      referrer: n === 0 ? referrer : undefined,
      country,
      region,
      city,
      language,
      screen: visitor.screen,
      props: hit.props,
      revenue: hit.revenue,
      engaged_ms: hit.engagedMs,
      scroll_depth: hit.scrollDepth,
      measures: hit.measures,
    }))
    .filter(({ timestamp }) => timestamp <= now);
}
