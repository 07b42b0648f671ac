import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';

/** What the European Central Bank published on a day: how much of each currency one euro was worth. */
export interface EcbDay {
  /** `YYYY-MM-DD`, a working day. */
  date: string;
  rates: { currency: string; perEur: number }[];
}

const daySchema = z.object({
  date: z.iso.date(),
  rates: z
    .array(z.object({ currency: z.string().regex(/^[A-Z]{3}$/), perEur: z.number().positive() }))
    .min(1)
    .refine((rates) => new Set(rates.map(({ currency }) => currency)).size === rates.length, {
      message: 'names a currency twice',
    }),
});
const daysSchema = z
  .array(daySchema)
  .min(1)
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, {
    message: 'has a day twice',
  });

const ENVELOPE =
  /^\s*<\?xml[^>]*\?>\s*<gesmes:Envelope\s[^>]*>\s*<gesmes:subject>[^<]*<\/gesmes:subject>\s*<gesmes:Sender>\s*<gesmes:name>[^<]*<\/gesmes:name>\s*<\/gesmes:Sender>\s*<Cube>(.*)<\/Cube>\s*<\/gesmes:Envelope>\s*$/s;
// The file of one day quotes with ', those of many with ".
const DAY = /\s*<Cube time=(["'])(\d{4}-\d{2}-\d{2})\1>((?:\s*<Cube currency=[^<>]*\/>)*)\s*<\/Cube>\s*/y;
const RATE = /\s*<Cube currency=(["'])([^"']*)\1 rate=(["'])(\d+(?:\.\d+)?)\3\s*\/>/y;

/**
 * Reads the euro reference rates as the ECB publishes them (eurofxref-daily.xml, -hist-90d.xml, -hist.xml), oldest day
 * first. Anything unexpected refuses the whole file: a rate that was misread would become a wrong amount of money.
 */
export function parseEcb(xml: string): Result<EcbDay[], string> {
  const body = ENVELOPE.exec(xml)?.[1];
  if (body === undefined) return err('is no envelope of reference rates');
  const days: EcbDay[] = [];
  let at = 0;
  while (at < body.length) {
    DAY.lastIndex = at;
    const [whole, , date = '', list = ''] = DAY.exec(body) ?? [];
    if (whole === undefined) return err(`cannot be read at character ${at} of its rates`);
    const rates = parseRates(list);
    if (rates === undefined) return err(`has a rate of ${date} that cannot be read`);
    days.push({ date, rates });
    at += whole.length;
  }
  const checked = daysSchema.safeParse(days);
  if (checked.success) return ok(checked.data.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
  const [issue] = checked.error.issues;
  const date = days[Number(issue?.path[0])]?.date;
  return err(`is not right${date ? ` on ${date}` : ''}: ${issue?.path.slice(1).join('.')} ${issue?.message}`);
}

function parseRates(list: string): EcbDay['rates'] | undefined {
  const rates: EcbDay['rates'] = [];
  let at = 0;
  while (at < list.length) {
    RATE.lastIndex = at;
    const [whole, , currency = '', , rate] = RATE.exec(list) ?? [];
    if (whole === undefined) return undefined;
    rates.push({ currency, perEur: Number(rate) });
    at += whole.length;
  }
  return rates;
}
