import type { Script } from './tracker-script.ts';

const MAX_REMEMBERED = 500;
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/** Where a script came from: this isolate, this edge, or it was made. */
export type ScriptOrigin = 'memory' | 'edge' | 'made';

/** What a store of an edge must be able to do; `caches.default` of Workers. */
export type EdgeCache = Pick<Cache, 'match' | 'put'>;

const memory = new Map<string, Script>();

/**
 * A script by its name, which is a hash of all that it is made of. A change has another name, so nothing has to be purged:
 * the old one is never asked for again.
 */
export async function keptScript(
  { name, make }: { name: string; make: () => Script },
  {
    cache,
    origin,
    waitUntil,
  }: { cache: EdgeCache; origin: string; waitUntil: (work: Promise<void>) => void },
): Promise<{ script: Script; from: ScriptOrigin }> {
  const known = memory.get(name);
  if (known) return { script: known, from: 'memory' };
  // No such route is served: only the Worker itself finds what lies there.
  const address = `${origin}/kept/${name}.js`;
  const found = await find(cache, address);
  const script = found ?? make();
  if (memory.size >= MAX_REMEMBERED) memory.delete(memory.keys().next().value ?? '');
  memory.set(name, script);
  if (!found) waitUntil(keep(cache, address, script));
  return { script, from: found ? 'edge' : 'made' };
}

async function find(cache: EdgeCache, address: string): Promise<Script | undefined> {
  try {
    const kept = await cache.match(address);
    const hash = kept?.headers.get('etag')?.slice(1, -1);
    return kept && hash ? { text: await kept.text(), hash } : undefined;
  } catch {
    // A page must not miss its script for a cache: it is made anew.
    return undefined;
  }
}

async function keep(cache: EdgeCache, address: string, { text, hash }: Script): Promise<void> {
  const headers = { 'content-type': 'text/javascript', 'cache-control': FOR_A_YEAR, etag: `"${hash}"` };
  await cache.put(address, new Response(text, { headers })).catch(() => undefined);
}
