/** SQL of a (site_id, date) as one number: what a list of pairs is looked up by. */
export const PAIR_KEY = 'bitOr(bitShiftLeft(toUInt64(site_id), 16), toUInt64(toUInt16(date)))';

/** The same in TypeScript: site in the high bits, days since 1970 in the low sixteen. */
export function pairKey(siteId: number, date: string): bigint {
  return (BigInt(siteId) << 16n) | BigInt(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}
