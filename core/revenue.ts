/** Money an event brought; negative for a refund. */
export interface Revenue {
  /** Decimal string with at most three places. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

export type RevenueResult = { revenue: Revenue } | { problem: string };

const MAX_THOUSANDTHS = 10n ** 15n;
const DECIMAL = /^([+-]?)(\d{0,20})(?:\.(\d{0,30}))?$/;
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
  if (!isCurrency(code)) return { problem: 'must have an ISO 4217 currency such as EUR' };
  return { revenue: { amount: decimal, currency: code } };
}

/** Whether a code is of ISO 4217, in capitals. */
export function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code);
}

function parseAmount(amount: unknown): string | undefined {
  if (typeof amount !== 'string' && typeof amount !== 'number') return undefined;
  // Numbers this small are written with an exponent, and are nothing in three places.
  const text = typeof amount === 'number' && Math.abs(amount) < 1e-6 ? '0' : String(amount);
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const rounded = round(whole, fraction);
  if (rounded > MAX_THOUSANDTHS) return undefined;
  const places = String(rounded)
    .padStart(4, '0')
    .replace(/(\d{3})$/, '.$1')
    .replace(/\.?0+$/, '');
  return sign === '-' && rounded > 0n ? `-${places}` : places;
}

/** Thousandths, half away from zero: by digits, since a double would round 1.2345 down. */
function round(whole: string, fraction: string): bigint {
  const digits = fraction.padEnd(4, '0');
  const thousandths = BigInt(whole + digits.slice(0, 3));
  return digits.charAt(3) >= '5' ? thousandths + 1n : thousandths;
}
