import { formatVital, nameBudget } from '../../../core/budgets/name-budget.ts';
import { type JudgedDay, listPeopleToTell, type SavedBudget } from '../../../db/budgets.ts';
import type { Site } from '../../../db/sites.ts';
import { openEmail } from '../../../db/users.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import type { Services } from '../services.ts';

/** Tells everybody who may change the site that a budget of it was broken, or is kept again; how many were told. */
export async function tellOfBudget(
  services: Services,
  site: Site,
  budget: SavedBudget,
  state: SavedBudget['state'],
  { date, value, samples }: JudgedDay,
): Promise<number> {
  const { db, vault, publicUrl } = services;
  const url = new URL(`/sites/${encodeURIComponent(site.domain)}/performance`, publicUrl);
  url.searchParams.set('vital', budget.vital);
  const props = {
    ...{ state, site: site.domain, subject: nameBudget(budget), url: url.href },
    ...{ limit: formatVital(budget.vital, budget.limit), value: formatVital(budget.vital, value ?? 0) },
    ...{ samples, date, days: budget.days },
  };
  let told = 0;
  for (const { userId, keyId, email } of await listPeopleToTell(db, site.accountId)) {
    const to = await openEmail(vault, keyId, email);
    if (to === undefined) continue;
    const dedupeKey = `${budget.id} ${state} ${date} ${userId}`;
    await sendMail(services, { mail: 'budget', props, to, dedupeKey });
    told++;
  }
  return told;
}
