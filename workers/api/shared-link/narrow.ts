import type { Principal } from '../context.ts';

/** The filters under which everything stands that a principal asks: a link may show one part of its site. */
export function ownFilters(principal: Principal): unknown[] {
  if (principal.kind !== 'link' || principal.segmentId === null) return [];
  return [['is', 'segment', [principal.segmentId]]];
}

/** A question's body with the principal's own filters before those it brings. */
export function narrowed<Body extends object>(principal: Principal, body: Body): Body {
  const own = ownFilters(principal);
  if (own.length === 0) return body;
  const given: unknown = 'filters' in body ? body.filters : undefined;
  // What is no list stays in it, so that it is refused as what it is.
  const filters = given === undefined || given === null ? own : [...own, ...[given].flat(1)];
  return { ...body, filters };
}
