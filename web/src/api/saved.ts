import { call } from './client.ts';
import type { BodyOf, Schema } from './operation.ts';

type Goal = Schema<'Goal'>;
type GivenGoal = Partial<BodyOf<'put', '/api/v1/sites/goals'>> & Pick<Goal, 'goal_type'>;

const API = '/api/v1/sites';
/** The API gives at most so many of a list at once. */
const ALL = 1000;

/** Something that is saved; `restore` makes it again, under another id. */
export interface SavedItem {
  id: string;
  label: string;
  detail?: string;
  restore(): Promise<unknown>;
}

/** A list of what is saved with a site: items with an id and a name, and how to add to them or take away. */
export interface SavedList {
  name: string;
  read(site: string, signal: AbortSignal): Promise<SavedItem[]>;
  /** By the fields of its form. */
  add(site: string, fields: Record<string, string>): Promise<unknown>;
  remove(site: string, id: string): Promise<unknown>;
}

export const goalList: SavedList = {
  name: 'goals',
  async read(site, signal) {
    const { goals } = await call('get', `${API}/goals`, { query: { site_id: site, limit: ALL }, signal });
    return goals.map((goal) => ({
      id: goal.id,
      label: goal.display_name,
      detail: goalDetail(goal),
      restore: () => putGoal(site, given(goal)),
    }));
  },
  add: (site, { goal_type, ...fields }) =>
    putGoal(site, { goal_type: goal_type as Goal['goal_type'], ...fields }),
  remove: (site, id) =>
    call('delete', `${API}/goals/{goal_id}`, { path: { goal_id: id }, query: { site_id: site } }),
};

function putGoal(site: string, goal: GivenGoal) {
  return call('put', `${API}/goals`, { body: { ...goal, site_id: site } });
}

/** What was said of a goal, as the API takes it. */
function given({ id: _, goal_type, ...goal }: Goal): GivenGoal {
  return { goal_type, ...Object.fromEntries(Object.entries(goal).filter(([, value]) => value !== null)) };
}

function goalDetail({ event_name, page_path, scroll_threshold }: Goal): string {
  const what = event_name ?? page_path ?? '';
  return scroll_threshold === null ? what : `${what} ${scroll_threshold} %`;
}

export const propList: SavedList = {
  name: 'custom-props',
  async read(site, signal) {
    const answer = await call('get', `${API}/custom-props`, { query: { site_id: site }, signal });
    return answer.custom_properties.map(({ property }) => ({
      id: property,
      label: property,
      restore: () => putProp(site, property),
    }));
  },
  add: (site, { property = '' }) => putProp(site, property),
  remove: (site, id) =>
    call('delete', `${API}/custom-props/{property}`, { path: { property: id }, query: { site_id: site } }),
};

function putProp(site: string, property: string) {
  return call('put', `${API}/custom-props`, { body: { site_id: site, property } });
}

export const routeList: SavedList = {
  name: 'routes',
  async read(site, signal) {
    const { routes } = await call('get', `${API}/routes`, { query: { site_id: site }, signal });
    return routes.map(({ id, pattern }) => ({ id, label: pattern, restore: () => putRoute(site, pattern) }));
  },
  add: (site, { pattern = '' }) => putRoute(site, pattern),
  remove: (site, id) =>
    call('delete', `${API}/routes/{route_id}`, { path: { route_id: id }, query: { site_id: site } }),
};

function putRoute(site: string, pattern: string) {
  return call('put', `${API}/routes`, { body: { site_id: site, pattern } });
}
