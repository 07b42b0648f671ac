const HOUR_MS = 3_600_000;
/** Offsets are looked up per block; a block that holds a change of the clock is never remembered. */
const BLOCK_MS = HOUR_MS / 4;
/** About six weeks of blocks; an import that walks through years starts over instead of growing. */
const MAX_BLOCKS = 4096;

interface KnownZone {
  format: Intl.DateTimeFormat;
  offsets: Map<number, number>;
}

const zones = new Map<string, KnownZone>();

/** Whether the runtime knows the IANA time zone. */
export function isTimezone(timezone: string): boolean {
  // Intl also takes plain offsets (`+01:00`), which are no zones: they know no daylight saving time.
  if (!/^[A-Za-z]/.test(timezone)) return false;
  try {
    zoneOf(timezone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that local clocks are ahead of UTC at an instant. Throws RangeError for an unknown zone. */
export function ianaOffset(epochMs: number, timezone: string): number {
  const zone = zoneOf(timezone);
  const block = Math.floor(epochMs / BLOCK_MS);
  const known = zone.offsets.get(block);
  if (known !== undefined) return known;
  const first = lookUpOffset(zone, block * BLOCK_MS);
  const last = lookUpOffset(zone, (block + 1) * BLOCK_MS - 1);
  // Some clocks changed at one minute past midnight, within a block.
  if (first !== last) return lookUpOffset(zone, epochMs);
  if (zone.offsets.size >= MAX_BLOCKS) zone.offsets.clear();
  zone.offsets.set(block, first);
  return first;
}

function zoneOf(timezone: string): KnownZone {
  const known = zones.get(timezone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(timezone, zone);
  return zone;
}

function lookUpOffset(zone: KnownZone, epochMs: number): number {
  const second = Math.floor(epochMs / 1000) * 1000;
  // `3/29/2026, 03:00:00`
  const [month = 0, day = 0, year = 0, h = 0, m = 0, s = 0] = (
    zone.format.format(second).match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, h, m, s) - second;
}
