import type { Context } from 'hono';
import { listOwnerEmails } from '../../../db/owners.ts';
import type { Membership } from '../../../db/users.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import { inBackground } from '../identity/in-background.ts';
import { deviceAndPlace } from '../identity/note-change.ts';
import type { Services } from '../services.ts';
import { randomName } from '../tokens.ts';

/** Tells an account's owners that another provider opens it, or none: whoever sets that decides who comes in. */
export async function tellOwnersOfSso(
  c: Context,
  { accountId, name }: Pick<Membership, 'accountId' | 'name'>,
  issuer?: string,
): Promise<void> {
  const services: Services = c.get('services');
  const props = {
    notice: issuer === undefined ? ('sso_removed' as const) : ('sso_changed' as const),
    name: issuer === undefined ? name : `${name}: ${issuer}`,
    ...deviceAndPlace(c),
    at: services.now(),
    actUrl: new URL('/settings/sso', services.vars.PUBLIC_URL).href,
  };
  const event = randomName();
  inBackground(c, async () => {
    for (const to of await listOwnerEmails(services.db, services.vault, accountId)) {
      await sendMail(services, { mail: 'security-notice', props, to, dedupeKey: `sso ${event} ${to}` });
    }
  });
}
