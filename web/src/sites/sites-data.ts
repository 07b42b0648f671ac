import type { Site } from '../api/sites.ts';
import type { SitesState } from '../state/sites-state.ts';

/** What the overview knows of a site. */
export interface SiteNumbers {
  visitors: number;
  before: number | null;
  pageviews: number;
  pageviewsBefore: number | null;
  labels: string[];
  values: (number | null)[];
}

export interface SiteRow {
  site: Site;
  /** undefined while they are on their way. */
  numbers: SiteNumbers | undefined;
  error: Error | null;
}

/** The rows that the search leaves, in their order, under the names of their groups; one group without a name otherwise. */
export function arrange(
  rows: SiteRow[],
  { search, sort, isGrouped }: SitesState,
): { name: string; rows: SiteRow[] }[] {
  const wanted = search.trim().toLowerCase();
  const found = rows
    .filter(({ site }) => site.domain.toLowerCase().includes(wanted))
    .sort((a, b) => order(sort, a, b) || a.site.domain.localeCompare(b.site.domain));
  if (!isGrouped) return [{ name: '', rows: found }];
  const groups = new Map<string, SiteRow[]>();
  for (const row of found) {
    const name = groupOf(row.site.domain);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].map(([name, members]) => ({ name, rows: members }));
}

function order(sort: SitesState['sort'], a: SiteRow, b: SiteRow): number {
  if (sort === 'name') return 0;
  const value = ({ numbers }: SiteRow) => {
    if (!numbers) return -Infinity;
    if (sort === 'visitors') return numbers.visitors;
    return numbers.before ? numbers.visitors / numbers.before : -1;
  };
  return value(b) - value(a);
}

/** `blog.example.com` and `shop.example.com` belong to `example.com`: a site is called by its last two names. */
export function groupOf(domain: string): string {
  const host = domain.split('/', 1)[0] ?? domain;
  return host.split('.').slice(-2).join('.');
}

/** The numbers of all sites added up; a visitor of two sites is two. */
export function sumOf(rows: SiteRow[]) {
  const known = rows.flatMap(({ numbers }) => (numbers ? [numbers] : []));
  const sum = (pick: (numbers: SiteNumbers) => number | null) =>
    known.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const hasBefore = known.length > 0 && known.every(({ before }) => before !== null);
  return {
    isWhole: known.length === rows.length,
    visitors: sum(({ visitors }) => visitors),
    before: hasBefore ? sum(({ before }) => before) : null,
    pageviews: sum(({ pageviews }) => pageviews),
    pageviewsBefore: hasBefore ? sum(({ pageviewsBefore }) => pageviewsBefore) : null,
  };
}
