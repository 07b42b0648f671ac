import type { ResolvedJourneyQuery } from '../core/journey/journey-query.ts';
import { isInside, type ModelVisit } from './model-visits.ts';

interface Walk {
  visitor: string;
  pages: string[];
}

/**
 * A journey by definition (docs/journeys.md), visit by visit and level by level, in the form of the answer. `visits` are
 * those that the filters leave.
 */
export function modelJourney(visits: readonly ModelVisit[], query: ResolvedJourneyQuery) {
  const walks = visits.flatMap((visit) => {
    const pages = walkOf(visit, query);
    return pages.length > 0 ? [{ visitor: visit[0]?.visitor ?? '', pages }] : [];
  });
  const levels = Array.from({ length: query.depth + 1 }, (_, level) => level);
  const named = levels.map((level) => namedPages(walks, level, query));
  const nameAt = (level: number, page: string) => (named[level]?.includes(page) ? page : null);
  const results = levels.flatMap((level) => {
    const here = walks.filter((walk) => isShown(walk, level, query));
    if (here.length === 0) return [];
    const nodes = [...Map.groupBy(here, ({ pages }) => nameAt(level, pages[level] ?? ''))].map(
      ([page, list]) => {
        const ended = list.filter(({ pages }) => pages.length === level + 1).length;
        const onward = list.filter(({ pages }) => pages.length > level + 1);
        return {
          page,
          pages: new Set(list.map(({ pages }) => pages[level])).size,
          visits: list.length,
          visitors: visitorsOf(list),
          ended,
          went_on: onward.length,
          expanded:
            level < query.depth
              ? onward.every((walk) => isShown(walk, level + 1, query))
              : onward.length === 0,
        };
      },
    );
    return [{ level, nodes: nodes.sort(byVisits) }];
  });
  const links = levels.slice(1).flatMap((level) => {
    const here = walks.filter((walk) => isShown(walk, level, query));
    const key = ({ pages }: Walk) =>
      JSON.stringify([nameAt(level - 1, pages[level - 1] ?? ''), nameAt(level, pages[level] ?? '')]);
    return [...Map.groupBy(here, key)].map(([pair, list]) => {
      const [from, to] = JSON.parse(pair) as [string | null, string | null];
      return { level: level - 1, from, to, visits: list.length };
    });
  });
  const shown = walks.map(({ visitor, pages }) => {
    const end = levels.filter((level) => isShown({ visitor, pages }, level, query)).length;
    return { visitor, pages: pages.slice(0, end), ended: pages.length === end };
  });
  const paths = [...Map.groupBy(shown, ({ pages, ended }) => JSON.stringify([pages, ended]))].map(
    ([, list]) => ({
      pages: list[0]?.pages ?? [],
      ended: list[0]?.ended ?? false,
      visits: list.length,
      visitors: visitorsOf(list),
    }),
  );
  return { results, links, paths, meta: { visits: walks.length, visitors: visitorsOf(walks) } };
}

function visitorsOf(list: readonly { visitor: string }[]): number {
  return new Set(list.map(({ visitor }) => visitor)).size;
}

/** The pages of a visit in the order of the journey, reloads left out. */
function walkOf(visit: ModelVisit, { direction, page, period }: ResolvedJourneyQuery): string[] {
  const pages: string[] = [];
  for (const event of visit) {
    const isView = event.kind === 'pageview' && isInside(event, period);
    if (isView && event.pathname !== pages.at(-1)) pages.push(event.pathname);
  }
  const isAnchor = (one: string) => (page?.endsWith('*') ? one.startsWith(page.slice(0, -1)) : one === page);
  if (direction === 'next') {
    const first = page === undefined ? 0 : pages.findIndex(isAnchor);
    return first < 0 ? [] : pages.slice(first);
  }
  const last = page === undefined ? pages.length - 1 : pages.findIndex(isAnchor);
  return pages.slice(0, last + 1).reverse();
}

/** Whether the page of a level is shown: it exists, and all before it are those chosen. */
function isShown({ pages }: Walk, level: number, { path, depth }: ResolvedJourneyQuery): boolean {
  const before = path.slice(0, level);
  return (
    level <= depth &&
    level < pages.length &&
    before.every((one, place) => one === null || one === pages[place])
  );
}

function namedPages(walks: readonly Walk[], level: number, query: ResolvedJourneyQuery): string[] {
  const here = walks.filter((walk) => isShown(walk, level, query)).map(({ pages }) => pages[level] ?? '');
  const chosen = query.path[level];
  return [...Map.groupBy(here, (page) => page)]
    .map(([page, { length: visits }]) => ({ page, visits }))
    .sort((a, b) => Number(b.page === chosen) - Number(a.page === chosen) || byVisits(a, b))
    .slice(0, query.limit)
    .map(({ page }) => page);
}

function byVisits(
  a: { page: string | null; visits: number },
  b: { page: string | null; visits: number },
): number {
  if (a.page === null || b.page === null) return a.page === null ? 1 : -1;
  return b.visits - a.visits || (a.page < b.page ? -1 : 1);
}
