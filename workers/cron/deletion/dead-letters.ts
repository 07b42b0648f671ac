import type { Site } from '../../../db/sites.ts';
import type { Step } from './target.ts';

/** What a message may name a site by. */
type LetterSite = Pick<Site, 'id' | 'key' | 'publicId'>;

interface OfSite {
  site_id?: unknown;
}

interface Letter {
  events: OfSite[];
  counts?: OfSite[];
}

/** Takes the sites' events out of the messages that were buried; one that holds nothing else goes. */
export const eraseDeadLetters: Step = async ({ deadLetters }, { sites }) => ({
  counts: await eraseFromLetters(deadLetters, sites),
});

/** The same for sites of which only numbers are left: messages that were buried after they were destroyed. */
export async function eraseFromLetters(
  deadLetters: R2Bucket,
  sites: readonly LetterSite[],
): Promise<{ events: number; objects: number }> {
  const counts = { events: 0, objects: 0 };
  if (sites.length === 0) return counts;
  const ids = new Set<unknown>(sites.map(({ id }) => id));
  for await (const object of objectsOf(deadLetters)) {
    const text = await (await deadLetters.get(object.key))?.text();
    if (text === undefined) continue;
    if (!object.key.startsWith('dead/')) {
      // Nobody can tell what it is of; what names a site goes whole.
      if (sites.some((site) => names(text, site))) {
        await deadLetters.delete(object.key);
        counts.objects++;
      }
      continue;
    }
    const letter = JSON.parse(text) as Letter;
    const isKept = ({ site_id }: OfSite) => !ids.has(site_id);
    const events = letter.events.filter(isKept);
    const kept = letter.counts?.filter(isKept);
    if (events.length === letter.events.length && kept?.length === letter.counts?.length) continue;
    counts.events += letter.events.length - events.length;
    if (events.length > 0) {
      await deadLetters.put(object.key, JSON.stringify({ ...letter, events, counts: kept }));
    } else {
      await deadLetters.delete(object.key);
      counts.objects++;
    }
  }
  return counts;
}

/** Whether a buried message still holds something of the sites. */
export async function isInLetters(deadLetters: R2Bucket, sites: readonly LetterSite[]): Promise<boolean> {
  if (sites.length === 0) return false;
  const ids = new Set<unknown>(sites.map(({ id }) => id));
  for await (const { key } of objectsOf(deadLetters)) {
    const text = await (await deadLetters.get(key))?.text();
    if (text === undefined) continue;
    if (!key.startsWith('dead/')) {
      if (sites.some((site) => names(text, site))) return true;
      continue;
    }
    const { events, counts = [] } = JSON.parse(text) as Letter;
    if ([...events, ...counts].some(({ site_id }) => ids.has(site_id))) return true;
  }
  return false;
}

function names(text: string, { id, key, publicId }: LetterSite): boolean {
  return text.includes(key) || text.includes(publicId) || new RegExp(`"site_id": ?"?${id}\\b`).test(text);
}

/** Every object of a bucket below a prefix. */
export async function* objectsOf(bucket: R2Bucket, prefix?: string): AsyncGenerator<R2Object> {
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix, cursor });
    yield* page.objects;
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
}
