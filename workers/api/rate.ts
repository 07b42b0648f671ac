import type { LimitOptions } from '../../core/sliding-window.ts';

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNIT_MS;

/** How many in how long, as one says it: `5/m`, `100/15m`, `20/h`. */
export type Rate = `${number}/${Unit}` | `${number}/${number}${Unit}`;

/** What a rate allows. @throws when it is none */
export function parseRate(rate: Rate): LimitOptions {
  const [, limit, count = '1', unit] = /^([1-9]\d*)\/([1-9]\d*)?([smhd])$/.exec(rate) ?? [];
  if (limit === undefined || unit === undefined) throw new Error(`"${rate}" is no rate`);
  return { limit: Number(limit), windowMs: Number(count || 1) * UNIT_MS[unit as Unit] };
}
