import { request } from './client.ts';

export interface Goal {
  id: string;
  display_name: string;
  goal_type: 'event' | 'page' | 'scroll';
  event_name: string | null;
  page_path: string | null;
  scroll_threshold: number | null;
  currency?: string | null;
  custom_props?: Record<string, string>;
}

const API = '/api/v1/sites';
/** The API gives at most so many of a list at once. */
const ALL = 'limit=1000';

function listOf<Answer>(list: string, site: string, signal?: AbortSignal): Promise<Answer> {
  return request(`${API}/${list}?${ALL}&site_id=${encodeURIComponent(site)}`, { signal });
}

function remove(list: string, site: string, id: string): Promise<unknown> {
  const url = `${API}/${list}/${encodeURIComponent(id)}?site_id=${encodeURIComponent(site)}`;
  return request(url, { method: 'DELETE' });
}

function post(list: string, site: string, item: object): Promise<unknown> {
  return request(`${API}/${list}`, { body: { site_id: site, ...item } });
}

function put(list: string, site: string, item: object): Promise<unknown> {
  return request(`${API}/${list}`, { method: 'PUT', body: { site_id: site, ...item } });
}

/** Something that is saved; `restore` is what makes it again. */
export interface SavedItem {
  id: string;
  label: string;
  detail?: string;
  restore: object;
}

/** A list of what is saved with a site: items with an id and a name, and how to add to them or take away. */
export interface SavedList {
  name: string;
  read(site: string, signal: AbortSignal): Promise<SavedItem[]>;
  add?(site: string, item: Record<string, unknown>): Promise<unknown>;
  remove(site: string, id: string): Promise<unknown>;
  /** Makes again what was removed, under another id. */
  restore(site: string, item: object): Promise<unknown>;
}

export const goalList: SavedList = {
  name: 'goals',
  async read(site, signal) {
    const { goals } = await listOf<{ goals: Goal[] }>('goals', site, signal);
    return goals.map((goal) => ({
      id: goal.id,
      label: goal.display_name,
      detail: goalDetail(goal),
      restore: given(goal),
    }));
  },
  add: (site, goal) => put('goals', site, goal),
  remove: (site, id) => remove('goals', site, id),
  restore: (site, item) => put('goals', site, item),
};

/** What was said of a goal, as the API takes it. */
function given({ id: _, ...goal }: Goal): object {
  return Object.fromEntries(Object.entries(goal).filter(([, value]) => value !== null));
}

function goalDetail({ event_name, page_path, scroll_threshold }: Goal): string {
  const what = event_name ?? page_path ?? '';
  return scroll_threshold === null ? what : `${what} ${scroll_threshold} %`;
}

export const propList: SavedList = {
  name: 'custom-props',
  async read(site, signal) {
    const answer = await listOf<{ custom_properties: { property: string }[] }>('custom-props', site, signal);
    return answer.custom_properties.map(({ property }) => ({
      id: property,
      label: property,
      restore: { property },
    }));
  },
  add: (site, prop) => put('custom-props', site, prop),
  remove: (site, id) => remove('custom-props', site, id),
  restore: (site, item) => put('custom-props', site, item),
};

export const routeList: SavedList = {
  name: 'routes',
  async read(site, signal) {
    const { routes } = await listOf<{ routes: { id: string; pattern: string }[] }>('routes', site, signal);
    return routes.map(({ id, pattern }) => ({ id, label: pattern, restore: { pattern } }));
  },
  add: (site, route) => put('routes', site, route),
  remove: (site, id) => remove('routes', site, id),
  restore: (site, item) => put('routes', site, item),
};

export const segmentList: SavedList = {
  name: 'segments',
  async read(site, signal) {
    const { segments } = await listOf<{
      segments: { id: number; name: string; type: string; filters: unknown[] }[];
    }>('segments', site, signal);
    return segments.map(({ id, name, type, filters }) => ({
      id: String(id),
      label: name,
      detail: type,
      restore: { name, type, filters },
    }));
  },
  remove: (site, id) => remove('segments', site, id),
  restore: (site, item) => post('segments', site, item),
};

export const funnelList: SavedList = {
  name: 'funnels',
  async read(site, signal) {
    const { funnels } = await listOf<{ funnels: ({ id: number; name: string } & object)[] }>(
      'funnels',
      site,
      signal,
    );
    return funnels.map(({ id, ...funnel }) => ({ id: String(id), label: funnel.name, restore: funnel }));
  },
  remove: (site, id) => remove('funnels', site, id),
  restore: (site, item) => post('funnels', site, item),
};
