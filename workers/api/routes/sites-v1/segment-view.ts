import type { SavedSegment } from '../../../../db/segments.ts';
import type { Principal } from '../../context.ts';

/** Whose personal segments a principal sees; null: nobody's. */
export function userOf(principal: Principal): number | null {
  return principal.kind === 'user' ? principal.user.id : null;
}

/** A segment as the API shows it. */
export function viewSegment({ id, name, filters, isPersonal }: SavedSegment) {
  return { id, name, type: isPersonal ? ('personal' as const) : ('site' as const), filters };
}
