import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { LimitOptions } from '../../../core/sliding-window.ts';
import type { ApiEnv } from '../context.ts';
import { assertAllowed, limitHeaders } from '../limiter.ts';
import { withFacts } from '../openapi/route-facts.ts';
import { parseRate, type Rate } from '../rate.ts';
import { addressSecret } from './address-secret.ts';

/**
 * Whom a limit counts: the client's address; the signed-in user; whoever signed in or the API key, else the address; the API key.
 * `email`: the address in the validated body, whoever sends it. Who has no such key is not counted.
 */
export type LimitKey = 'ip' | 'user' | 'user_or_ip' | 'key' | 'email';

export interface Limit {
  /** A function finds the key itself; what it answers is hashed before it goes anywhere. */
  key: LimitKey | ((c: Context) => string | undefined | Promise<string | undefined>);
  rate: Rate;
  /** Routes that share a name share what is left. */
  name: string;
  /** What is told before `Try again in … seconds.` */
  sentence?: string;
}

/**
 * Limits how often a route is asked: `limit({ name: 'invite', key: 'user', rate: '20/h' })`. Stands behind what it needs
 * to know: authentication for `user` and `key`, `jsonBody` for `email`.
 */
export function limit(options: Limit) {
  const handler = createMiddleware<ApiEnv>(async function limit(c, next) {
    await count(c, options);
    await next();
  });
  return withFacts(handler, { errors: ['rate_limited'] });
}

/** `limit` within a handler or another middleware. @throws {ApiError} rate_limited */
export async function count(c: Context, { key, rate, name, sentence = TOO_OFTEN }: Limit): Promise<void> {
  const counted = await keyOf(c, key);
  if (counted === undefined) return;
  const options = parseRate(rate);
  const verdict = await c.get('services').limiter.hit(`${name} ${counted}`, options);
  assertAllowed(options, verdict, sentence);
  tell(c, options, verdict.remaining, limitHeaders(options, verdict));
}

const TOO_OFTEN = 'That was too often.';

/** Of several limits an answer tells the one that is nearest. */
function tell(c: Context, { limit }: LimitOptions, remaining: number, headers: Record<string, string>): void {
  const share = remaining / limit;
  if (share > (c.get('limitLeft') ?? 1)) return;
  c.set('limitLeft', share);
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
}

async function keyOf(c: Context, key: Limit['key']): Promise<string | undefined> {
  if (typeof key === 'function') return await key(c);
  const principal = c.get('principal');
  switch (key) {
    case 'user':
      return principal?.kind === 'user' ? `user ${principal.user.id}` : undefined;
    case 'key':
      return principal?.kind === 'key' ? `key ${principal.key.id}` : undefined;
    case 'user_or_ip':
      return (await keyOf(c, 'user')) ?? (await keyOf(c, 'key')) ?? (await addressKey(c));
    case 'ip':
      return await addressKey(c);
    case 'email': {
      const { email } = c.req.valid('json' as never) as { email: string };
      return `email ${email.toLowerCase()} ${await addressSecret(c)}`;
    }
  }
}

async function addressKey(c: Context): Promise<string> {
  return `address ${c.req.header('cf-connecting-ip') ?? 'unknown'} ${await addressSecret(c)}`;
}
