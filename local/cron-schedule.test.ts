import { describe, expect, it } from 'vitest';
import { parseCron } from './cron-schedule.ts';

const at = (text: string) => Date.parse(`${text}:00Z`);

describe('parseCron', () => {
  it('matches every fifth minute', () => {
    const cron = parseCron('*/5 * * * *');
    expect(cron.matches(at('2026-01-15T12:05'))).toBe(true);
    expect(cron.matches(at('2026-01-15T12:06'))).toBe(false);
  });

  it('reads fields in UTC', () => {
    const cron = parseCron('17 6 * * *');
    expect(cron.matches(at('2026-01-15T06:17'))).toBe(true);
    expect(cron.matches(at('2026-01-15T07:17'))).toBe(false);
  });

  it('counts weekdays from Sunday = 1, and knows their names', () => {
    const sunday = at('2026-01-18T06:00');
    expect(parseCron('0 6 * * 1').matches(sunday)).toBe(true);
    expect(parseCron('0 6 * * sun').matches(sunday)).toBe(true);
    expect(parseCron('0 6 * * mon').matches(sunday)).toBe(false);
    expect(parseCron('0 6 * * 2-6').matches(sunday)).toBe(false);
  });

  it('takes lists, ranges, steps and month names', () => {
    const cron = parseCron('0-10/5,30 8,20 1 jan,JUL *');
    expect(cron.matches(at('2026-01-01T08:10'))).toBe(true);
    expect(cron.matches(at('2026-07-01T20:30'))).toBe(true);
    expect(cron.matches(at('2026-07-01T20:15'))).toBe(false);
    expect(cron.matches(at('2026-02-01T08:10'))).toBe(false);
  });

  it('needs only one of day and weekday when both are restricted', () => {
    const cron = parseCron('0 0 13 * fri');
    expect(cron.matches(at('2026-01-13T00:00'))).toBe(true); // a Tuesday
    expect(cron.matches(at('2026-01-16T00:00'))).toBe(true); // a Friday
    expect(cron.matches(at('2026-01-14T00:00'))).toBe(false);
  });

  it.each(['* * * *', '60 * * * *', '* * * * 0', '*/0 * * * *', 'x * * * *', '5-1 * * * *'])(
    'refuses %s',
    (text) => {
      expect(() => parseCron(text)).toThrow(/crontab expression/);
    },
  );
});
