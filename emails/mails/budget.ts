import { button, facts, type MailContent, paragraph } from '../content.ts';
import { inert } from '../inert.ts';

export interface BudgetProps {
  /** Whether it was broken, or is kept again. */
  state: 'broken' | 'kept';
  site: string;
  /** What it is about: `LCP of /product/* on Mobile`. */
  subject: string;
  /** With units: `2.5 s`. */
  limit: string;
  value: string;
  samples: number;
  /** YYYY-MM-DD on the site's calendar. */
  date: string;
  /** Days in a row. */
  days: number;
  /** The Performance section, narrowed to what the budget is about. */
  url: string;
}

/** Tells who looks after a site that a performance budget was broken, or is kept again. */
export function budget({
  state,
  site,
  subject,
  limit,
  value,
  samples,
  date,
  days,
  url,
}: BudgetProps): MailContent {
  const isBroken = state === 'broken';
  const title = isBroken ? 'A performance budget was broken' : 'A performance budget is kept again';
  const row = days === 1 ? `On ${date}` : `On ${days} days in a row, the last of them ${date},`;
  return {
    subject: `${title}: ${inert(site)}`,
    preheader: `${inert(subject)}: ${value}`,
    title,
    blocks: [
      paragraph(
        isBroken
          ? `${row} pages were slower than you want them to be.`
          : `${row} pages were as fast as you want them to be.`,
      ),
      facts({
        Site: inert(site),
        'What is measured': inert(subject),
        Budget: limit,
        'p75 of the last day': value,
        'Page views measured': samples.toLocaleString('en'),
      }),
      button(isBroken ? 'See what became slower' : 'See the numbers', url),
    ],
    reason: `You look after ${inert(site)}. Delete the budget in its Performance section to get no more of these.`,
  };
}
