import { z } from 'zod';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { randomToken } from '../tokens.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const userId = z.string();

/** What links in e-mails are for: the page they open, how long they hold, and what is remembered of them. */
const LINKS = {
  'verify-email': { validMs: DAY_MS, content: z.object({ userId, passwordMark: z.string() }) },
  'magic-link': { validMs: 10 * MINUTE_MS, content: z.object({ userId }) },
  'reset-password': { validMs: 10 * MINUTE_MS, content: z.object({ userId }) },
  'confirm-email': {
    validMs: DAY_MS,
    content: z.object({ userId, from: z.string(), to: z.string(), askedAt: z.number() }),
  },
  // The address it was sent to, and since when whatever was added is a stranger's (epoch ms).
  'not-me': { validMs: 7 * DAY_MS, content: z.object({ userId, email: z.string(), since: z.number() }) },
} as const;
type Links = typeof LINKS;
export type LinkPurpose = keyof Links;
export type LinkContent<P extends LinkPurpose> = z.infer<Links[P]['content']>;

/** A link that works once, and how long. The token is in its fragment, which no server on the way logs. */
export async function issueLink<P extends LinkPurpose>(
  { auth, vars, now }: Services,
  purpose: P,
  content: LinkContent<P>,
): Promise<{ url: string; validMs: number; expiresAt: number }> {
  const { internalAdapter } = await auth.$context;
  const token = randomToken();
  const { validMs } = LINKS[purpose];
  const expiresAt = now() + validMs;
  await internalAdapter.createVerificationValue({
    identifier: `${purpose}:${token}`,
    value: JSON.stringify(content),
    expiresAt: new Date(expiresAt),
  });
  return { url: new URL(`/${purpose}#token=${token}`, vars.PUBLIC_URL).href, validMs, expiresAt };
}

/** What a link was made with; it stays good. @throws ApiError invalid_token */
export async function readLink<P extends LinkPurpose>(
  { auth, now }: Services,
  purpose: P,
  token: string,
): Promise<LinkContent<P>> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(`${purpose}:${token}`);
  if (!found || found.expiresAt.getTime() <= now()) throw invalidToken();
  return contentOf(purpose, found.value);
}

/** What a link was made with; it is used up. @throws ApiError invalid_token */
export async function redeemLink<P extends LinkPurpose>(
  { auth }: Services,
  purpose: P,
  token: string,
): Promise<LinkContent<P>> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.consumeVerificationValue(`${purpose}:${token}`);
  if (!found) throw invalidToken();
  return contentOf(purpose, found.value);
}

function contentOf<P extends LinkPurpose>(purpose: P, value: string): LinkContent<P> {
  return LINKS[purpose].content.parse(JSON.parse(value)) as LinkContent<P>;
}

/** The answer to a token that is used up, too old, or none of ours. */
export function invalidToken(): ApiError {
  return new ApiError('invalid_token', 'This link does not work any more. Ask for a new one.');
}
