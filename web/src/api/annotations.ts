import { call } from './client.ts';
import type { Schema } from './operation.ts';

/** A note on a day of a site. */
export type Annotation = Schema<'Annotation'>;

const NOTES = '/api/v1/sites/annotations';
const NOTE = `${NOTES}/{annotation_id}` as const;

/** All notes of a site, oldest day first. */
export async function getAnnotations(site: string, signal?: AbortSignal): Promise<Annotation[]> {
  return (await call('get', NOTES, { query: { site_id: site }, signal })).annotations;
}

/** Saves a new note, or with `id` other words for one that is there. */
export function saveAnnotation(
  site: string,
  { id, ...annotation }: Omit<Annotation, 'id'> & { id?: string },
): Promise<Annotation> {
  const body = { site_id: site, ...annotation };
  return id === undefined
    ? call('post', NOTES, { body })
    : call('put', NOTE, { path: { annotation_id: id }, body });
}

/** Forgets a note. */
export function deleteAnnotation(site: string, id: string) {
  return call('delete', NOTE, { path: { annotation_id: id }, query: { site_id: site } });
}
