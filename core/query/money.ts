/** An amount as the API answers it. */
export interface Money {
  value: number;
  /** ISO 4217. */
  currency: string;
  /** `€1.2K` */
  short: string;
  /** `€1,234.50` */
  long: string;
}

/** Why an amount of money is null. */
export interface MoneyWarning {
  code: 'no_revenue' | 'mixed_currencies' | 'no_rate';
  warning: string;
}

export const MONEY_WARNINGS = {
  no_revenue: { code: 'no_revenue', warning: 'No event of this question has revenue.' },
  mixed_currencies: {
    code: 'mixed_currencies',
    warning: 'Amounts of several currencies cannot be added up; filter for events of one currency.',
  },
  no_rate: {
    code: 'no_rate',
    warning:
      "Some revenue is of a day and currency whose exchange rate is not known, and cannot be reported in the goal's.",
  },
} as const satisfies Record<string, MoneyWarning>;

const formats = new Map<string, { short: Intl.NumberFormat; long: Intl.NumberFormat }>();

/** An amount in a currency, with the ways it is written. */
export function money(value: number, currency: string): Money {
  const format = formats.get(currency) ?? newFormat(currency);
  formats.set(currency, format);
  return { value, currency, short: format.short.format(value), long: format.long.format(value) };
}

function newFormat(currency: string) {
  const style = { style: 'currency', currency } as const;
  return {
    short: new Intl.NumberFormat('en', {
      ...style,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    }),
    long: new Intl.NumberFormat('en', style),
  };
}
