import { isEventDimension } from '../state/dimension.ts';
import type { Filter, Within } from '../state/filter.ts';

/** A filter while it is edited: in a list, each joined to the one before it. */
export interface Condition extends Omit<Filter, 'within'> {
  /** Names it while the list changes. */
  key: number;
  about: 'visit' | 'has_done' | 'has_not_done';
  /** Whether this one or the one before it is enough. */
  isAlternative: boolean;
}

/** Filters as a list to edit: those of one group stand together. */
export function conditionsOf(filters: Filter[]): Condition[] {
  const names = [...new Set(filters.map(({ within }) => groupOf(within)).filter((name) => name !== null))];
  const ordered = [
    ...filters.filter(({ within }) => groupOf(within) === null),
    ...names.flatMap((name) => filters.filter(({ within }) => within === name)),
  ];
  return ordered.map(({ within, ...filter }, index) => ({
    ...filter,
    key: index,
    about: within === 'has_done' || within === 'has_not_done' ? within : 'visit',
    isAlternative: groupOf(within) !== null && ordered[index - 1]?.within === within,
  }));
}

function groupOf(within: Within | undefined): Within | null {
  return within?.startsWith('any') ? within : null;
}

/** The list as filters; conditions without values are none. What a visit has done stands for itself. */
export function filtersOf(conditions: Condition[]): Filter[] {
  const groups: Condition[][] = [];
  for (const condition of conditions.filter(({ values }) => values.length > 0)) {
    const last = groups.at(-1);
    const joins = condition.isAlternative && condition.about === 'visit' && last?.[0]?.about === 'visit';
    if (joins && last) last.push(condition);
    else groups.push([condition]);
  }
  let alternatives = 0;
  return groups.flatMap((group) => {
    const isGroup = group.length > 1;
    if (isGroup) alternatives += 1;
    return group.map(({ operator, dimension, values, about }): Filter => {
      const within = isGroup ? (`any${alternatives}` as const) : whatIsDone(about, dimension);
      return { operator, dimension, values, ...(within && { within }) };
    });
  });
}

function whatIsDone(about: Condition['about'], dimension: Filter['dimension']): Within | undefined {
  return about === 'visit' || !isEventDimension(dimension) ? undefined : about;
}
