import { addDays, startOfDate } from '../../core/zoned-time.ts';
import type { Measures } from '../../tracker/measures.ts';
import { BROWSERS, type Browser, PLACES, type Place } from './audience.ts';
import { ARRIVALS, DEMO_SITE, HACKER_NEWS, PAGES } from './demo-site.ts';
import { measureView } from './measure-view.ts';
import { type Random, seededRandom } from './random.ts';

/** Sessions on an ordinary day. */
const DAILY_SESSIONS = 170;
const MAX_PAGES = 12;
const RETURN_RATE = 0.12;
/** Relative traffic from Sunday to Saturday, and from midnight to 23 o'clock, by the site's clocks. */
const WEEK = [0.55, 1.05, 1.16, 1.12, 1.06, 0.92, 0.5];
const DAY = [2, 1, 1, 1, 1, 2, 4, 7, 11, 14, 15, 14, 12, 13, 14, 14, 13, 11, 9, 9, 10, 9, 7, 4];
const HOURS = DAY.map((weight, hour) => ({ weight, hour }));
const PLANS = [
  { weight: 60, plan: 'free' },
  { weight: 30, plan: 'team' },
  { weight: 10, plan: 'business' },
];
const PRICES: Record<string, string> = { team: '29.00', business: '99.00' };

export interface PlannedVisitor {
  ip: string;
  place: Place;
  userAgent: string;
  screen: string;
}

export interface PlannedHit {
  /** Epoch ms. */
  at: number;
  name: string;
  path: string;
  props?: Record<string, string>;
  revenue?: { amount: string; currency: string };
  engagedMs?: number;
  /** 0–100. */
  scrollDepth?: number;
  /** Of an engagement: what the page view measured. */
  measures?: Measures;
}

export interface PlannedSession {
  /** The same for the same date, however often it is planned. */
  id: string;
  visitor: PlannedVisitor;
  referrer?: string;
  /** Campaign parameters of the first page. */
  query?: string;
  /** In order; the first is a pageview. */
  hits: PlannedHit[];
}

/** The demo site's sessions of one local date, by their start. A function of the date alone. */
export function planSessions(date: string): PlannedSession[] {
  const random = seededRandom(`demo ${date}`);
  const start = startOfDate(date, DEMO_SITE.timezone);
  const lengthMs = startOfDate(addDays(date, 1), DEMO_SITE.timezone) - start;
  // Now and then an article climbs a front page.
  const isPopular = random.chance(0.06);
  const weekday = new Date(date).getUTCDay();
  const count = Math.round(
    DAILY_SESSIONS * (WEEK[weekday] ?? 1) * (0.88 + random.next() * 0.24) * (isPopular ? 1.7 : 1),
  );

  const starts = Array.from({ length: count }, () => {
    const hour = random.pick(HOURS).hour + random.next();
    return start + Math.floor((hour / 24) * lengthMs);
  }).sort((a, b) => a - b);
  const visitors: PlannedVisitor[] = [];
  return starts.map((at, index) => {
    const known = random.chance(RETURN_RATE) ? visitors[random.between(0, visitors.length - 1)] : undefined;
    const visitor = known ?? makeVisitor(random, index);
    if (!known) visitors.push(visitor);
    return planSession(random, {
      id: `${date}.${index}`,
      at,
      visitor,
      isPopular,
      isReturning: known !== undefined,
    });
  });
}

/** One session that starts at `at`, epoch ms. */
export function planSession(
  random: Random,
  session: { id: string; at: number; visitor: PlannedVisitor; isPopular?: boolean; isReturning?: boolean },
): PlannedSession {
  const { id, visitor, isPopular, isReturning } = session;
  const arrival = isReturning
    ? ARRIVALS[0]
    : isPopular && random.chance(0.5)
      ? HACKER_NEWS
      : random.pick(ARRIVALS);
  const hits: PlannedHit[] = [];
  let { at } = session;
  let path = random.pick(arrival?.pages ?? []).path;
  let from: string | undefined;
  for (let n = 0; n < MAX_PAGES; n++) {
    const page = PAGES[path];
    if (!page) break;
    hits.push({ at, name: 'pageview', path });
    const measures = measureView(random, {
      at,
      path,
      from,
      place: visitor.place,
      userAgent: visitor.userAgent,
      isReturning: isReturning ?? false,
    });
    hits.push(...customEvents(random, path, at));
    const engagedMs = Math.max(1000, random.skewed(page.attention * 1000));
    const scrollDepth = Math.min(100, 15 + Math.round(random.next() * 90));
    // People look away: a page stays open longer than it is read.
    at += engagedMs + random.skewed(4000);
    hits.push({ at, name: 'engagement', path, engagedMs, scrollDepth, measures });
    if (random.chance(page.exit + impatience(measures))) break;
    from = path;
    path = random.pick(page.links).path;
  }
  return { id, visitor, referrer: arrival?.referrer, query: arrival?.query, hits };
}

/** How much likelier somebody leaves a page that kept them waiting, or stays on one that did not. */
function impatience({ l = 0, actStar = 0 }: Measures): number {
  const waitedMs = l - Number(actStar);
  return waitedMs > 4000 ? 0.22 : waitedMs > 2500 ? 0.1 : waitedMs > 1200 ? 0 : -0.06;
}

/** Somebody new. */
export function makeVisitor(random: Random, index: number): PlannedVisitor {
  const place = random.pick(PLACES);
  const browser: Browser = random.pick(BROWSERS);
  const screen = browser.screens[random.between(0, browser.screens.length - 1)] ?? '1920x1080';
  // 198.18.0.0/15 is set apart for measurements: nobody lives there (RFC 2544).
  const ip = `198.${18 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;
  return { ip, place, userAgent: browser.userAgent, screen };
}

function customEvents(random: Random, path: string, at: number): PlannedHit[] {
  if (path === '/welcome') {
    return [{ at: at + 5, name: 'Signup', path, props: { plan: random.pick(PLANS).plan } }];
  }
  if (path === '/thanks') {
    const { plan } = random.pick(PLANS.slice(1));
    const revenue = { amount: PRICES[plan] ?? '29.00', currency: 'EUR' };
    return [{ at: at + 5, name: 'Purchase', path, props: { plan }, revenue }];
  }
  if (path === '/docs/self-hosting' && random.chance(0.3)) {
    return [{ at: at + 20_000, name: 'Download', path, props: { file: 'halyard-linux-amd64.tar.gz' } }];
  }
  return [];
}
