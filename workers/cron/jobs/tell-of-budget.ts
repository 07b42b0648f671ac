import type { BudgetNews } from '../../../core/budgets/budget-news.ts';
import { formatVital } from '../../../core/budgets/name-budget.ts';
import { listPeopleToTell, type SavedBudget } from '../../../db/budgets.ts';
import type { Site } from '../../../db/sites.ts';
import { openEmail } from '../../../db/users.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import type { Services } from '../services.ts';

/** Tells everybody who may change the site that a budget of it was broken, or is kept again; how many were told. */
export async function tellOfBudget(
  services: Services,
  site: Site,
  budget: SavedBudget,
  { event, name, vital, value, samples, date, days, url }: BudgetNews,
): Promise<number> {
  const { db, vault } = services;
  const state = event === 'budget.broken' ? 'broken' : 'kept';
  const props = {
    ...({ state, site: site.domain, subject: name, url } as const),
    ...{ limit: formatVital(vital, budget.limit), value: formatVital(vital, value ?? 0) },
    ...{ samples, date, days },
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
