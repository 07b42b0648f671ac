/** What is to be loaded, from where, into which page. */
interface Load {
  url: string;
  pageUrl: string;
  /** Of the script tag. */
  nonce?: string;
}

const FALLBACKS = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
} as const;

/**
 * The directive by which one of the policies refuses a load, and what it says; undefined when none does. CSP level 3, as far
 * as a script with `src` and a request to another host need it.
 */
export function refusingDirective(
  policies: readonly string[],
  kind: keyof typeof FALLBACKS,
  load: Load,
): string | undefined {
  for (const policy of policies) {
    const directives = readPolicy(policy);
    const name = FALLBACKS[kind].find((one) => directives.has(one));
    const sources = name === undefined ? undefined : directives.get(name);
    if (sources && !allows(sources, kind, load)) return [name, ...sources].join(' ');
  }
  return undefined;
}

/** The policies of a header, which may hold several. */
export function splitPolicies(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((policy) => policy.trim())
    .filter((policy) => policy !== '');
}

function readPolicy(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

function allows(sources: readonly string[], kind: keyof typeof FALLBACKS, { url, pageUrl, nonce }: Load) {
  if (kind === 'script') {
    if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
    // Then only nonces and hashes count.
    if (sources.some((source) => source.toLowerCase() === "'strict-dynamic'")) return false;
  }
  return sources.some((source) => matches(source, new URL(url), new URL(pageUrl)));
}

const HOST_SOURCE = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^/:*]+)(?::(\*|\d+))?(\/.*)?$/i;

function matches(source: string, url: URL, page: URL): boolean {
  if (source.toLowerCase() === "'self'") return url.origin === page.origin || isUpgrade(url, page);
  if (source.startsWith("'")) return false;
  if (source === '*') return /^https?:$/.test(url.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return schemeFits(source.slice(0, -1), url.protocol);
  const [, scheme, host = '', port, path] = HOST_SOURCE.exec(source) ?? [];
  if (host === '' || !schemeFits(scheme ?? page.protocol.slice(0, -1), url.protocol)) return false;
  return hostFits(host.toLowerCase(), url.hostname) && portFits(port, url) && pathFits(path, url.pathname);
}

/** A host without a scheme, and `http:`, also stand for https. */
function schemeFits(scheme: string, protocol: string): boolean {
  const wanted = `${scheme.toLowerCase()}:`;
  return wanted === protocol || (wanted === 'http:' && protocol === 'https:');
}

function isUpgrade(url: URL, page: URL): boolean {
  return url.hostname === page.hostname && page.protocol === 'http:' && url.protocol === 'https:';
}

function hostFits(pattern: string, hostname: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}

function portFits(port: string | undefined, url: URL): boolean {
  const actual = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (port === undefined) return url.port === '';
  return port === '*' || port === actual || (port === '80' && actual === '443');
}

function pathFits(path: string | undefined, pathname: string): boolean {
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? pathname.startsWith(path) : pathname === path;
}
