import categories from './data/source-categories.json' with { type: 'json' };
import lists from './data/sources.json' with { type: 'json' };
import { OWN_SOURCES, type SourceCategory } from './own-sources.ts';
import type { Referrer } from './referrer.ts';

/** Where a visit came from, under the name people know it by. */
export interface Source {
  /** '' = nobody said. */
  name: string;
  category?: SourceCategory;
  /** The tag itself says that the visit was paid for (`fb-ads`). */
  isPaid: boolean;
}

interface Known {
  name: string;
  category?: SourceCategory;
}

const byTag = new Map<string, Known>();
const byHost = new Map<string, Known>();
/** Hosts of which only paths beginning so belong to the name. */
const byPath = new Map<string, { prefix: string; known: Known }[]>();
/** The GA4 default channel group's own categories, which go before those of the lists. */
const ga4 = new Map<string, SourceCategory>();

for (const category of ['search', 'social', 'video', 'shopping'] as const) {
  for (const source of categories[category].split('|')) ga4.set(source, category);
}
for (const category of ['search', 'social', 'ai'] as const) {
  for (const [name, hosts] of Object.entries(lists[category])) {
    for (const host of hosts.split(' ')) addHost(host, { name, category });
  }
}
for (const [name, category, keys] of OWN_SOURCES) {
  const known = { name, category: category ?? undefined };
  for (const key of keys.split(' ')) {
    if (key.includes('.')) addHost(key, known);
    else byTag.set(key, known);
  }
}

function addHost(hostAndPath: string, known: Known): void {
  const slash = hostAndPath.indexOf('/');
  if (slash < 0) {
    byHost.set(hostAndPath, known);
    return;
  }
  const host = hostAndPath.slice(0, slash);
  const prefix = hostAndPath.slice(slash).replace(/\/$/, '');
  byPath.set(host, [...(byPath.get(host) ?? []), { prefix, known }]);
}

/** The source that a campaign tag names: a known name, a host, or the tag as it is. */
export function sourceOfTag(tag: string): Source {
  const key = tag.trim().toLowerCase();
  const named = byTag.get(key);
  const known = named ?? (key.includes('.') ? findHost(key.replace(/^www\./, ''), '') : undefined);
  return {
    name: known?.name ?? tag.trim(),
    category: categoryOf(known, key),
    isPaid: named !== undefined && /(?:ads?|adwords)$/.test(key),
  };
}

/** The source that a referrer is: a known site's name, else its bare host. */
export function sourceOfReferrer(referrer: Referrer): Source {
  const known = findHost(referrer.host, referrer.path);
  return {
    name: known?.name ?? referrer.host,
    category: categoryOf(known, referrer.host),
    isPaid: false,
  };
}

/** The category of a source that was stated by its name. */
export function sourceOfName(name: string): Source {
  const { category, isPaid } = sourceOfTag(name);
  return { name, category, isPaid };
}

function categoryOf(known: Known | undefined, key: string): SourceCategory | undefined {
  if (known?.category === 'ai') return 'ai';
  return ga4.get(key) ?? (known && ga4.get(known.name.toLowerCase())) ?? known?.category;
}

function findHost(host: string, path: string): Known | undefined {
  for (const pattern of patternsOf(host)) {
    const atPath = byPath
      .get(pattern)
      ?.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    const known = atPath?.known ?? byHost.get(pattern);
    if (known) return known;
  }
  // m.facebook.com is Facebook, but accounts.google.com is no search.
  for (let dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
    const known = byHost.get(host.slice(dot + 1));
    if (known && known.category !== 'search') return known;
  }
  return undefined;
}

/** The host as the lists may write it: as it is, or with `{}` for the country (google.{}, {}.search.yahoo.com). */
function patternsOf(host: string): string[] {
  const countryLast = host.replace(/\.(?:com|(?:com?|net|org)\.[a-z]{2}|[a-z]{2})$/, '.{}');
  const countryFirst = host.replace(/^[a-z]{2}\./, '{}.');
  return [...new Set([host, countryLast, countryFirst])];
}
