import type { Context } from 'hono';
import { sendMail } from '../../../emails/send-mail.ts';
import { recordAudit, recordUserAudit } from '../audit.ts';
import { randomName } from '../tokens.ts';
import type { LinkContent } from './email-link.ts';
import type { Undone } from './lock-account.ts';
import { providerName } from './providers.ts';

/** Writes down what was undone as a user shut a stranger out, and tells her. */
export async function tellOfLock(
  c: Context,
  { userId, email }: LinkContent<'not-me'>,
  undone: Undone,
): Promise<void> {
  const services = c.get('services');
  const actor = { kind: 'user' as const, id: userId };
  for (const { id, accountId } of undone.apiKeys) {
    await recordAudit(c, { action: 'api_key.deleted', target: id, accountId, actor });
  }
  const { twoFactor, recoveryCodes } = undone;
  await recordUserAudit(c, Number(userId), {
    action: 'user.locked',
    detail: {
      passkeys: undone.passkeys.length,
      providers: undone.providers,
      api_keys: undone.apiKeys.map(({ id }) => id),
      two_factor: twoFactor,
      recovery_codes: recoveryCodes,
      email: undone.email,
    },
  });
  await sendMail(services, {
    mail: 'account-locked',
    to: email,
    dedupeKey: randomName(),
    props: {
      passkeys: undone.passkeys,
      providers: undone.providers.map((id) => providerName(services.vars, id)),
      apiKeys: undone.apiKeys.map(({ name }) => name),
      twoFactor,
      recoveryCodes,
      email: undone.email,
      securityUrl: new URL('/settings/security', services.vars.PUBLIC_URL).href,
    },
  });
}
