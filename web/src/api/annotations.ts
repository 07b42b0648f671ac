import { request } from './client.ts';

/** A note on a day of a site. */
export interface Annotation {
  id: string;
  /** A date of the site's calendar. */
  date: string;
  text: string;
}

const PATH = '/api/v1/sites/annotations';

/** All notes of a site, oldest day first. */
export async function getAnnotations(site: string, signal?: AbortSignal): Promise<Annotation[]> {
  const path = `${PATH}?site_id=${encodeURIComponent(site)}`;
  return (await request<{ annotations: Annotation[] }>(path, { signal })).annotations;
}

/** Saves a new note, or with `id` other words for one that is there. */
export function saveAnnotation(
  site: string,
  { id, ...annotation }: Omit<Annotation, 'id'> & { id?: string },
): Promise<Annotation> {
  const body = { site_id: site, ...annotation };
  return id === undefined
    ? request(PATH, { body })
    : request(`${PATH}/${encodeURIComponent(id)}`, { body, method: 'PUT' });
}

/** Forgets a note. */
export function deleteAnnotation(site: string, id: string): Promise<unknown> {
  const path = `${PATH}/${encodeURIComponent(id)}?site_id=${encodeURIComponent(site)}`;
  return request(path, { method: 'DELETE' });
}
