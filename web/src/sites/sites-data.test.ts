import { describe, expect, it } from 'vitest';
import { formatSites, parseSites } from '../state/sites-state.ts';
import { arrange, type SiteRow, sumOf } from './sites-data.ts';

function aRow(domain: string, visitors?: number, before: number | null = null): SiteRow {
  const address = { site_id: domain, domain, timezone: 'UTC', key: '', script_url: '', display_name: '' };
  const site = { ...address, account: 'account_1', role: 'owner' } as const;
  const rest = { pageviews: (visitors ?? 0) * 2, pageviewsBefore: before, labels: [], values: [] };
  return { site, numbers: visitors === undefined ? undefined : { visitors, before, ...rest }, error: null };
}

const rows = [
  aRow('b.example.com', 10, 5),
  aRow('a.example.com', 30, 60),
  aRow('other.test', 20, 10),
  aRow('slow.test'),
];
const names = (search: string) =>
  arrange(rows, parseSites(search)).map((one) => one.rows.map(({ site }) => site.domain));

describe('the overview of sites', () => {
  it('sorts by visitors, by change and by name; what has no numbers yet comes last', () => {
    expect(names('')).toEqual([['a.example.com', 'other.test', 'b.example.com', 'slow.test']]);
    expect(names('?sort=change')).toEqual([['b.example.com', 'other.test', 'a.example.com', 'slow.test']]);
    expect(names('?sort=name&q=EXAMPLE')).toEqual([['a.example.com', 'b.example.com']]);
  });

  it('finds and sorts by the name a site was given, and by its domain', () => {
    const named = aRow('zz.test', 1);
    const all = [...rows, { ...named, site: { ...named.site, display_name: 'A Shop' } }];
    const found = (search: string) =>
      arrange(all, parseSites(search))[0]?.rows.map(({ site }) => site.domain);
    expect(found('?q=shop')).toEqual(['zz.test']);
    expect(found('?q=zz.t')).toEqual(['zz.test']);
    expect(found('?sort=name')?.[0]).toBe('zz.test');
  });

  it('groups sites of one domain', () => {
    expect(names('?group=domain')).toEqual([
      ['a.example.com', 'b.example.com'],
      ['other.test'],
      ['slow.test'],
    ]);
  });

  it('adds up what is there, and compares only whole sums', () => {
    expect(sumOf(rows)).toMatchObject({ isWhole: false, visitors: 60, before: 75, pageviews: 120 });
    expect(sumOf([...rows, aRow('new.test', 5, null)]).before).toBeNull();
  });

  it('is found again in its address', () => {
    const search = '?period=7d&sort=change&group=domain&q=exa&site=a.example.com&site=b.example.com/blog';
    expect(formatSites(parseSites(search))).toBe(search);
    expect(formatSites(parseSites('?sort=size&group=x'))).toBe('');
  });
});
