import { send } from '../api/send.ts';
import { firstQuestions } from '../dashboard/questions.ts';
import { rangesOf } from '../period/date-range.ts';
import { chooseInterval, type Interval } from '../period/interval.ts';
import { linkOfUrl, sectionOfPath, siteOfPath } from '../router.ts';
import { type DashboardState, parseState } from '../state/dashboard-state.ts';

/** What stands beside the numbers. */
const LINK_PARTS = ['deploys', 'marks', 'visitors_now'];
const MEMBER_PARTS = ['accounts', 'annotations', 'segments', ...LINK_PARTS];

/** A request for all that a dashboard shows first, under way. */
export interface SentView {
  path: string;
  state: DashboardState;
  /** What the chart is asked in; null: it is not asked. */
  interval: Interval | 'auto' | null;
  response: Promise<Response>;
}

/**
 * Asks for all that the dashboard at an address shows, knowing nothing but the address; null where another page is. No texts
 * are read here: it is sent before the language is settled.
 */
export function sendView(path: string, search: string): SentView | null {
  const link = linkOfUrl(path, search);
  const domain = siteOfPath(path);
  if (sectionOfPath(path) !== 'traffic' || (link === null && domain === null)) return null;
  const state = parseState(search);
  const interval = likelyInterval(state);
  const body = {
    ...(link === null && { site_id: domain }),
    queries: firstQuestions('', state, interval).map(({ body: { site_id: _, ...query } }) => query),
    include: link === null ? MEMBER_PARTS : LINK_PARTS,
  };
  return { path, state, interval, response: send('post', '/api/v2/dashboard', { body }) };
}

/** The interval of a state if it is today on the site as it is in UTC. Else it is another in a few hours of a few days only, and asked again then. */
function likelyInterval(state: DashboardState): SentView['interval'] {
  const { span } = rangesOf(state, 'UTC', Date.now());
  if (span) return chooseInterval(state.interval, span);
  return state.interval === null ? 'auto' : null;
}

let first: SentView | null = null;

/** Sends what the page's own address asks for, before the app is there. */
export function sendFirstView(): void {
  first = sendView(window.location.pathname, window.location.search);
  // Whoever takes it sees its failure.
  first?.response.catch(() => undefined);
}

/** What was sent for the page's own address; null when it was nothing, and from the second time on. */
export function takeFirstView(): SentView | null {
  const taken = first;
  first = null;
  return taken;
}
