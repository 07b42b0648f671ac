import { createHmac } from 'node:crypto';
import { equalSecrets } from '../tokens.ts';

const HOURS_MS = 12 * 60 * 60 * 1000;

/** What says that somebody knew a link's password: until when, signed with the hash, so that another password ends it. */
export function makeProof(link: { slug: string; passwordHash: string }, now: number): string {
  const until = now + HOURS_MS;
  return `${until}.${sign(link, until)}`;
}

/** Whether a proof is one of this link, and still good. */
export function isProof(
  proof: string | undefined,
  link: { slug: string; passwordHash: string },
  now: number,
): boolean {
  const [, until = '', signature = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(proof ?? '') ?? [];
  return Number(until) > now && equalSecrets(signature, sign(link, Number(until)));
}

function sign({ slug, passwordHash }: { slug: string; passwordHash: string }, until: number): string {
  return createHmac('sha256', passwordHash).update(`shared link ${slug} ${until}`).digest('base64url');
}
