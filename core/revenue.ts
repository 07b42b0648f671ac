/** Money an event brought; negative for a refund. */
export interface Revenue {
  /** Decimal string with at most three places. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

export type RevenueResult = { revenue: Revenue } | { problem: string };

const MAX_AMOUNT = 1e12;
let currencies: Set<string> | undefined;

/** Reads `{amount, currency}`: the amount a number or a decimal string, rounded to three places, at most 10^12. */
export function parseRevenue(value: unknown): RevenueResult {
  if (typeof value !== 'object' || value === null) return { problem: 'must be an object {amount, currency}' };
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  const decimal = parseAmount(amount);
  if (decimal === undefined) {
    return { problem: 'must have an amount that is a number or a decimal string between -10^12 and 10^12' };
  }
  const code = typeof currency === 'string' ? currency.toUpperCase() : '';
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  if (!currencies.has(code)) return { problem: 'must have an ISO 4217 currency such as EUR' };
  return { revenue: { amount: decimal, currency: code } };
}

function parseAmount(amount: unknown): string | undefined {
  if (typeof amount === 'string' && !/^[+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})$/.test(amount))
    return undefined;
  if (typeof amount !== 'string' && typeof amount !== 'number') return undefined;
  const value = Number(amount);
  if (!Number.isFinite(value) || Math.abs(value) > MAX_AMOUNT) return undefined;
  // Twelve digits and three places are within what a double holds exactly enough to round rightly.
  const places = value.toFixed(3).replace(/\.?0+$/, '');
  return places === '-0' ? '0' : places;
}
