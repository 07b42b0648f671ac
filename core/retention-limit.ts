import { addMonths } from './period.ts';
import { localDate, type Zone } from './zoned-time.ts';

/**
 * The first local date a site keeps at an instant (epoch ms): the first of a month, so that what goes goes by whole months;
 * undefined for a site that keeps everything. `months` are kept before the current one.
 */
export function keptFrom(months: number | null, zone: Zone, now: number): string | undefined {
  return months === null ? undefined : addMonths(localDate(now, zone), -months);
}
