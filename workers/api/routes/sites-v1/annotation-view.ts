import type { Annotation } from '../../../../db/annotations.ts';

/** A note as the API shows it. */
export function viewAnnotation({ id, date, text }: Annotation) {
  return { id: String(id), date, text };
}
