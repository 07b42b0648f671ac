import { type Site, siteName } from '../api/sites.ts';
import type { SitesState } from '../state/sites-state.ts';
import { registrable } from './registrable.ts';

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
    .filter(({ site }) => `${site.display_name}\n${site.domain}`.toLowerCase().includes(wanted))
    .sort((a, b) => order(sort, a, b) || siteName(a.site).localeCompare(siteName(b.site)));
  if (!isGrouped) return [{ name: '', rows: found }];
  const groups = new Map<string, SiteRow[]>();
  for (const row of found) {
    const name = registrable(row.site.domain);
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
