import { readLockedAt } from '../../../db/users.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import type { Services } from '../services.ts';
import { invalidToken, issueLink, redeemLink } from './email-link.ts';

/** Sends both addresses what they have to know. Whether somebody has the new one already, only its owner is told. */
export async function askForNewEmail(
  services: Services,
  user: { id: string; email: string },
  to: string,
): Promise<void> {
  const { internalAdapter } = await services.auth.$context;
  const askedAt = services.now();
  const since = { userId: user.id, email: user.email, since: askedAt };
  const notMe = await issueLink(services, 'not-me', since);
  const props = { newEmail: to, notMeUrl: notMe.url };
  await sendMail(services, { mail: 'email-change-old', props, to: user.email, dedupeKey: notMe.url });
  if (await internalAdapter.findUserByEmail(to)) {
    const signInUrl = new URL('/sign-in', services.vars.PUBLIC_URL).href;
    await sendMail(services, { mail: 'account-exists', props: { signInUrl }, to, dedupeKey: notMe.url });
    return;
  }
  const link = await issueLink(services, 'confirm-email', { userId: user.id, from: user.email, to, askedAt });
  const { url, validMs, expiresAt } = link;
  await sendMail(services, {
    mail: 'email-change-new',
    props: { url, validMs },
    to,
    dedupeKey: url,
    expiresAt,
  });
}

/** Gives a user the address whose link was followed; answers both. @throws ApiError invalid_token */
export async function confirmNewEmail(
  services: Services,
  token: string,
): Promise<{ userId: string; from: string; to: string }> {
  const { internalAdapter } = await services.auth.$context;
  const { userId, from, to, askedAt } = await redeemLink(services, 'confirm-email', token);
  // Whoever asked was a stranger.
  if (askedAt <= (await readLockedAt(services.db, Number(userId)))) throw invalidToken();
  const user = await internalAdapter.findUserById(userId);
  // She may have got another one since, or somebody else this one.
  if (user?.email !== from || (await internalAdapter.findUserByEmail(to))) throw invalidToken();
  await internalAdapter.updateUser(userId, { email: to, emailVerified: true });
  return { userId, from, to };
}
