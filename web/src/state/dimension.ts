import { texts } from '../texts/en.ts';

/** Short name of a dimension: in the URL, in the catalogue, and (with its prefix) in the query API. */
export type Dimension = keyof typeof texts.dimensions;

const EVENT_DIMENSIONS: readonly Dimension[] = ['page', 'hostname'];

/** Whether a word of the URL names a dimension. */
export function isDimension(name: string): name is Dimension {
  return Object.hasOwn(texts.dimensions, name);
}

/** `page` → `event:page`, `source` → `visit:source`. */
export function apiDimension(dimension: Dimension): string {
  return `${EVENT_DIMENSIONS.includes(dimension) ? 'event' : 'visit'}:${dimension}`;
}
