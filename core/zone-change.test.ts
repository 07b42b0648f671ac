import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverEverywhere, liveDates } from './salt-dates.ts';
import { changeZone } from './zone-change.ts';
import { addDays, localDate, localHour, offsetAt, startOfDate, type ZoneHistory } from './zoned-time.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (epochMs: number) => new Date(epochMs).toISOString();
const HOUR_MS = 3_600_000;

function moved(from: string, to: string, now: string): ZoneHistory {
  return changeZone({ timezone: from, former: [] }, to, at(now));
}

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Etc/GMT+12',
  'America/Havana',
];
const anInstant = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });

describe('changeZone', () => {
  it.each([
    // Midnight of New York is morning in Berlin: the date of the change is six hours short.
    [
      'America/New_York',
      'Europe/Berlin',
      '2026-01-14T12:00:00Z',
      '2026-01-15T05:00:00.000Z',
      '2026-01-15',
      18,
    ],
    // Midnight of Berlin is the evening before in New York: the date before has six hours more.
    [
      'Europe/Berlin',
      'America/New_York',
      '2026-01-14T12:00:00Z',
      '2026-01-14T23:00:00.000Z',
      '2026-01-14',
      30,
    ],
    [
      'Europe/Berlin',
      'Asia/Kathmandu',
      '2026-01-14T12:00:00Z',
      '2026-01-14T23:00:00.000Z',
      '2026-01-15',
      19.25,
    ],
    // Clocks are set forward in the night of the change.
    [
      'Europe/Berlin',
      'America/New_York',
      '2026-03-28T12:00:00Z',
      '2026-03-28T23:00:00.000Z',
      '2026-03-28',
      29,
    ],
    // Clocks skip the very midnight.
    ['America/Havana', 'UTC', '2026-03-07T12:00:00Z', '2026-03-08T05:00:00.000Z', '2026-03-08', 19],
    // So far west that the new clocks show the day before yesterday: the date of the change goes on.
    [
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      '2026-01-14T12:00:00Z',
      '2026-01-15T10:00:00.000Z',
      '2026-01-15',
      49,
    ],
  ])(
    'lets %s → %s, asked for at %s, start at %s, and gives %s %d hours',
    (from, to, now, start, date, hours) => {
      const zones = moved(from, to, now);
      expect(iso(zones.former[0]?.until ?? 0)).toBe(start);
      expect((startOfDate(addDays(date, 1), zones) - startOfDate(date, zones)) / HOUR_MS).toBe(hours);
    },
  );

  it('waits for the midnight after when the next is nearer than two minutes', () => {
    const nextAfter = (now: string) => iso(moved('Europe/Berlin', 'UTC', now).former[0]?.until ?? 0);
    expect(nextAfter('2026-01-14T22:57:59.999Z')).toBe('2026-01-14T23:00:00.000Z');
    expect(nextAfter('2026-01-14T22:58:00Z')).toBe('2026-01-15T23:00:00.000Z');
  });

  it('replaces a change that has not been announced to anyone yet, and takes it back', () => {
    const first = moved('Europe/Berlin', 'UTC', '2026-01-14T12:00:00Z');
    const until = at('2026-01-14T23:00:00Z');
    expect(changeZone(first, 'Asia/Tokyo', at('2026-01-14T22:00:00Z'))).toEqual({
      timezone: 'Asia/Tokyo',
      former: [{ timezone: 'Europe/Berlin', until }],
    });
    expect(changeZone(first, 'Europe/Berlin', at('2026-01-14T22:00:00Z'))).toEqual({
      timezone: 'Europe/Berlin',
      former: [],
    });
    // Within the notice the first change stands, and the second follows at the next midnight.
    expect(changeZone(first, 'Asia/Tokyo', at('2026-01-14T22:59:00Z'))).toEqual({
      timezone: 'Asia/Tokyo',
      former: [
        { timezone: 'Europe/Berlin', until },
        { timezone: 'UTC', until: at('2026-01-15T00:00:00Z') },
      ],
    });
    expect(changeZone(first, 'UTC', at('2026-02-01T00:00:00Z'))).toEqual(first);
  });

  it('leaves the date of everything that has happened as it was', () => {
    fc.assert(
      fc.property(
        anInstant,
        fc.constantFrom(...ZONES),
        fc.array(fc.tuple(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 72 })), { maxLength: 4 }),
        fc.array(fc.integer({ min: -100 * HOUR_MS, max: 120_000 }), { minLength: 5 }),
        (start, first, changes, offsets) => {
          let zones: ZoneHistory = { timezone: first, former: [] };
          let now = start;
          for (const [zone, hours] of changes) {
            now += hours * HOUR_MS;
            const dates = offsets.map((offset) => localDate(now + offset, zones));
            zones = changeZone(zones, zone, now);
            expect(offsets.map((offset) => localDate(now + offset, zones))).toEqual(dates);
          }
        },
      ),
    );
  });
});

describe('dates of a site that moves', () => {
  const aHistory = fc
    .tuple(anInstant, fc.array(fc.constantFrom(...ZONES), { minLength: 2, maxLength: 4 }))
    .map(([start, [first = 'UTC', ...rest]]) => {
      let zones: ZoneHistory = { timezone: first, former: [] };
      let now = start;
      for (const zone of rest) {
        zones = changeZone(zones, zone, now);
        now += 20 * HOUR_MS;
      }
      return { zones, start };
    });

  it('tile time: every instant lies between the start of its date and that of the next', () => {
    fc.assert(
      fc.property(aHistory, fc.integer({ min: -60, max: 240 }), ({ zones, start }, halfHours) => {
        const t = start + halfHours * (HOUR_MS / 2);
        const date = localDate(t, zones);
        expect(startOfDate(date, zones)).toBeLessThanOrEqual(t);
        expect(startOfDate(addDays(date, 1), zones)).toBeGreaterThan(t);
        expect(localDate(t + HOUR_MS / 2, zones) >= date).toBe(true);
        const midnight = startOfDate(date, zones);
        expect(localDate(midnight, zones) >= date).toBe(true);
        expect(localDate(midnight - 1, zones) < date).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('have a living salt as long as they last, whichever zones they pass through', () => {
    fc.assert(
      fc.property(aHistory, fc.integer({ min: -60, max: 240 }), ({ zones, start }, halfHours) => {
        const t = start + halfHours * (HOUR_MS / 2);
        const date = localDate(t, zones);
        expect(liveDates(t)).toContain(date);
        expect(isOverEverywhere(date, t)).toBe(false);
      }),
    );
  });

  it('have the clock of the zone in force, so that hours repeat or are skipped like those of a change of the clock', () => {
    const west = moved('Europe/Berlin', 'America/New_York', '2026-01-14T12:00:00Z');
    expect(offsetAt(at('2026-01-14T22:59:59Z'), west)).toBe(HOUR_MS);
    expect(offsetAt(at('2026-01-14T23:00:00Z'), west)).toBe(-5 * HOUR_MS);
    expect(localHour(at('2026-01-14T23:30:00Z'), west)).toBe(localHour(at('2026-01-14T17:30:00Z'), west));
  });
});
