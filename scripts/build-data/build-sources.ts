// Writes core/data/sources.json from Matomo's lists of search engines, social networks and AI assistants (CC0) and
// core/data/source-categories.json from the list of the GA4 default channel group. Which files, is said on the command line:
//   node scripts/with-node.mjs scripts/build-data/build-sources.ts SearchEngines.yml Socials.yml AIAssistants.yml ga4-source-categories.csv
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hosts per name. */
type Hosts = Map<string, string[]>;

const DATA = join(import.meta.dirname, '../../core/data');

/** Names that the lists spell differently from how the sites spell themselves. */
const SPELLINGS: Record<string, string> = {
  'Google%2B': 'Google+',
  Twitter: 'X (Twitter)',
  reddit: 'Reddit',
  tumblr: 'Tumblr',
  gree: 'GREE',
  Haboo: 'Habbo',
  StackOverflow: 'Stack Overflow',
  Sourceforge: 'SourceForge',
  Vkontakte: 'VKontakte',
  Deepseek: 'DeepSeek',
};

/** Sites that only have a search box among other things: a link from them is no search result. */
const NOT_SEARCH = [
  'alexa.com',
  'charter.net',
  'cnn.com',
  'digg.com',
  'fastweb.it',
  'highbeam.com',
  'icq.com',
  'msnbc.msn.com',
  'online.no',
  'optuszoo.com.au',
  'rpmfind.net',
  'skynet.be',
  'talktalk.co.uk',
  'wow.com',
];

/** The only YAML these files use: names in the first column, hosts as `- host`, further keys with values we ignore. */
function readHosts(path: string): Hosts {
  const hosts: Hosts = new Map();
  let name = '';
  let listed = true;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const heading = /^([^\s#].*):\s*$/.exec(line)?.[1];
    const key = /^\s+(?:-\s+)?(\w+):/.exec(line)?.[1];
    const item = key ? undefined : /^\s+-\s+(\S.*?)\s*$/.exec(line)?.[1];
    if (heading) {
      const plain = unquote(heading);
      name = SPELLINGS[plain] ?? plain;
      listed = true;
    } else if (key) listed = key === 'urls';
    else if (item && listed) hosts.set(name, [...(hosts.get(name) ?? []), plainHost(unquote(item))]);
  }
  return hosts;
}

function unquote(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, '$2');
}

/** As core/source.ts looks hosts up: lower case, no `www.`; Android packages without their scheme. */
function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^android-app\/\//, '')
    .replace(/^www\./, '');
}

function readCategories(path: string): Record<string, string[]> {
  const categories: Record<string, string[]> = {};
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, source, category] = /^(.+),SOURCE_CATEGORY_(\w+)\s*$/.exec(line) ?? [];
    if (!source || !category) continue;
    const key = category.toLowerCase();
    categories[key] = [...(categories[key] ?? []), source.toLowerCase()];
  }
  return categories;
}

/** Removes the hosts that an earlier list has, and those named. */
function without(hosts: Hosts, taken: Hosts[], named: string[] = []): Hosts {
  const known = new Set([...named, ...taken.flatMap((other) => [...other.values()].flat())]);
  const rest = [...hosts].map(
    ([name, list]) => [name, unique(list).filter((host) => !known.has(host))] as const,
  );
  return new Map(rest.filter(([, list]) => list.length > 0));
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}

function asText(hosts: Hosts): string {
  const lines = [...hosts].map(([name, list]) => `${JSON.stringify(name)}:${JSON.stringify(list.join(' '))}`);
  return `{\n${lines.join(',\n')}\n}`;
}

const [searchFile, socialFile, assistantFile, categoryFile] = process.argv.slice(2);
if (!searchFile || !socialFile || !assistantFile || !categoryFile) {
  console.error('Name four files: SearchEngines.yml Socials.yml AIAssistants.yml ga4-source-categories.csv');
  process.exit(1);
}
const ai = without(readHosts(assistantFile), []);
const social = without(readHosts(socialFile), [ai]);
const search = without(readHosts(searchFile), [ai, social], NOT_SEARCH);
writeFileSync(
  join(DATA, 'sources.json'),
  `{\n"ai":${asText(ai)},\n"social":${asText(social)},\n"search":${asText(search)}\n}\n`,
);
const categories = Object.entries(readCategories(categoryFile));
const lines = categories.map(
  ([name, list]) => `${JSON.stringify(name)}:${JSON.stringify(unique(list).join('|'))}`,
);
writeFileSync(join(DATA, 'source-categories.json'), `{\n${lines.join(',\n')}\n}\n`);
