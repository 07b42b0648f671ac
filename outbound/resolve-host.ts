import { z } from 'zod';

/** Finds the addresses of a hostname; none when there is no such host. @throws when nobody can be asked */
export type ResolveHost = (hostname: string) => Promise<string[]>;
/** Finds the texts (TXT) of a name; none when there is no such name. @throws when nobody can be asked */
export type ResolveTexts = (name: string) => Promise<string[]>;

const TIMEOUT_MS = 4000;
const TYPES = { A: 1, TXT: 16, AAAA: 28 } as const;
const NO_ERROR = 0;
const NO_SUCH_NAME = 3;

const answerSchema = z.object({
  Status: z.int(),
  Answer: z.array(z.object({ type: z.int(), data: z.string() })).default([]),
});

/** Asks a resolver over HTTPS (the JSON form that Cloudflare and Google speak): Workers have no other way to ask. */
export function createResolver(dnsUrl: string): ResolveHost {
  return async (hostname) =>
    (await Promise.all([ask(dnsUrl, hostname, 'A'), ask(dnsUrl, hostname, 'AAAA')])).flat();
}

/** The same for texts, put together where a record comes in pieces. */
export function createTextResolver(dnsUrl: string): ResolveTexts {
  return async (name) => (await ask(dnsUrl, name, 'TXT')).map(textOf);
}

async function ask(dnsUrl: string, name: string, type: keyof typeof TYPES): Promise<string[]> {
  const url = new URL(dnsUrl);
  url.searchParams.set('name', name);
  url.searchParams.set('type', type);
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { accept: 'application/dns-json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the resolver answered ${response.status}`);
  const { Status: status, Answer: records } = answerSchema.parse(await response.json());
  if (status !== NO_ERROR && status !== NO_SUCH_NAME)
    throw new Error(`the resolver answered RCODE ${status}`);
  return records.filter((record) => record.type === TYPES[type]).map(({ data }) => data);
}

/** `"a" "b"` is ab; some resolvers leave the quotes out. */
function textOf(data: string): string {
  const pieces = data.match(/"(?:[^"\\]|\\.)*"/g);
  return pieces ? pieces.map((piece) => piece.slice(1, -1)).join('') : data;
}
