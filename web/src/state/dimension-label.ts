import { texts } from '../texts/en.ts';
import { type FilterDimension, isProp } from './dimension.ts';

/** A dimension as people read it. */
export function dimensionLabel(dimension: FilterDimension): string {
  return isProp(dimension) ? texts.filters.property(dimension.slice(6)) : texts.dimensions[dimension];
}
