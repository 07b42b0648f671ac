/** What plans are sold in. */
export const CURRENCIES = ['EUR', 'USD', 'GBP'] as const;
export type PlanCurrency = (typeof CURRENCIES)[number];

/** What a plan is called in code, in the database and at the payment provider. */
export type PlanCode = 'free' | 'solo' | 'team' | 'business';

export interface Plan {
  code: PlanCode;
  name: string;
  /** Page views and custom events of all sites in a calendar month (UTC); engagement and vitals are no events. */
  eventsPerMonth: number;
  /** Minor units of the currency for a month, VAT not included. */
  pricePerMonth: Readonly<Record<PlanCurrency, number>>;
  /** null: as many as one likes. */
  sites: number | null;
  /** Of the account, its owner included; null: as many as one likes. */
  members: number | null;
  /** The longest retention a site may have, in months. */
  retentionMonths: number;
}

/** From the smallest to the largest. Every plan has every feature; they differ by volume alone. */
export const PLANS: readonly Plan[] = [
  {
    code: 'free',
    name: 'Free',
    eventsPerMonth: 10_000,
    pricePerMonth: { EUR: 0, USD: 0, GBP: 0 },
    sites: 3,
    members: 1,
    retentionMonths: 12,
  },
  {
    code: 'solo',
    name: 'Solo',
    eventsPerMonth: 100_000,
    pricePerMonth: { EUR: 900, USD: 900, GBP: 800 },
    sites: 20,
    members: 3,
    retentionMonths: 36,
  },
  {
    code: 'team',
    name: 'Team',
    eventsPerMonth: 1_000_000,
    pricePerMonth: { EUR: 2900, USD: 2900, GBP: 2500 },
    sites: 100,
    members: 15,
    retentionMonths: 60,
  },
  {
    code: 'business',
    name: 'Business',
    eventsPerMonth: 10_000_000,
    pricePerMonth: { EUR: 9900, USD: 9900, GBP: 8500 },
    sites: null,
    members: null,
    retentionMonths: 120,
  },
];

/** A year costs as much as so many months. */
export const MONTHS_PAID_OF_A_YEAR = 10;

/** What happens beyond `eventsPerMonth`: it is told, and for a while everything still counts. */
export const OVERAGE = {
  /** Shares of the quota at which the owner gets an e-mail. */
  warnAtPercent: [80, 100],
  /** From the day the quota is used up; what comes later is refused by a reason that the sender and the owner see. */
  graceDays: 14,
} as const;

/** The plan of a code. */
export function planOf(code: PlanCode): Plan {
  const plan = PLANS.find((one) => one.code === code);
  if (!plan) throw new Error(`There is no plan ${code}`);
  return plan;
}

/** Minor units for a year. */
export function pricePerYear({ pricePerMonth }: Plan, currency: PlanCurrency): number {
  return pricePerMonth[currency] * MONTHS_PAID_OF_A_YEAR;
}
