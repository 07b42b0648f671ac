import { isAllowedHostname } from '../hostnames.ts';
import { addressTest } from './address-range.ts';
import { globTest } from './glob-test.ts';
import type { ShieldKind, Shields } from './shields.ts';

/** What shields are compared with. */
export interface ShieldedFacts {
  ip: string;
  country: string;
  hostname: string;
  pathname: string;
  userAgent: string;
}

type Test = (facts: ShieldedFacts) => boolean;

const tests = new WeakMap<Shields, [ShieldKind, Test][]>();

/** The kind of the first shield that keeps an event out; undefined when none does. */
export function findShield(shields: Shields, facts: ShieldedFacts): ShieldKind | undefined {
  // A site's config is kept over many events: what is made of it is made once.
  const known = tests.get(shields) ?? compile(shields);
  tests.set(shields, known);
  return known.find(([, keepsOut]) => keepsOut(facts))?.[0];
}

function compile({ ip, country, page, hostname, user_agent }: Shields): [ShieldKind, Test][] {
  const made: [ShieldKind, Test][] = [];
  if (ip?.length) {
    const isListed = addressTest(ip);
    made.push(['ip', (facts) => isListed(facts.ip)]);
  }
  if (country?.length) {
    const codes = new Set(country);
    made.push(['country', (facts) => codes.has(facts.country)]);
  }
  if (page?.length) {
    const globs = page.map(globTest);
    const isListed = (path: string) => globs.some((matches) => matches(path));
    made.push(['page', ({ pathname }) => isListed(pathname) || isListed(withoutQuery(pathname))]);
  }
  if (hostname?.length) made.push(['hostname', (facts) => isAllowedHostname(facts.hostname, hostname)]);
  if (user_agent?.length) {
    made.push([
      'user_agent',
      ({ userAgent }) => user_agent.some((part) => userAgent.toLowerCase().includes(part)),
    ]);
  }
  return made;
}

/** Paths may hold query parameters that the owner keeps. */
function withoutQuery(pathname: string): string {
  const [path = ''] = pathname.split('?', 1);
  return path;
}
