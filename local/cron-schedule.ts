/** A crontab expression, in UTC. Weekdays count as Cloudflare does: 1 is Sunday, 7 Saturday. */
export interface CronSchedule {
  /** Whether the expression names the minute that starts at `at` (epoch ms). */
  matches(at: number): boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Reads five fields of `*`, numbers, names, ranges, lists and steps; throws what is none. */
export function parseCron(expression: string): CronSchedule {
  const fields = expression.trim().toLowerCase().split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || !minute || !hour || !day || !month || !weekday) {
    throw new Error(`"${expression}" is no crontab expression of five fields`);
  }
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const days = parseField(day, 1, 31);
  const months = parseField(month, 1, 12, MONTHS);
  const weekdays = parseField(weekday, 1, 7, WEEKDAYS);
  return {
    matches(at) {
      const date = new Date(at);
      const dayMatches = days.has(date.getUTCDate());
      const weekdayMatches = weekdays.has(date.getUTCDay() + 1);
      // crontab(5): when both are restricted, either is enough.
      const either = day !== '*' && weekday !== '*';
      return (
        minutes.has(date.getUTCMinutes()) &&
        hours.has(date.getUTCHours()) &&
        months.has(date.getUTCMonth() + 1) &&
        (either ? dayMatches || weekdayMatches : dayMatches && weekdayMatches)
      );
    },
  };
}

function parseField(field: string, min: number, max: number, names: string[] = []): Set<number> {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [range = '', step] = item.split('/');
    const [from = '', to] = range.split('-');
    const first = range === '*' ? min : parseValue(from, min, names);
    const last = range === '*' || (step && !to) ? max : to ? parseValue(to, min, names) : first;
    const by = step === undefined ? 1 : Number(step);
    if (!(first >= min && last <= max && first <= last && Number.isInteger(by) && by > 0)) {
      throw new Error(`"${field}" is no field of a crontab expression between ${min} and ${max}`);
    }
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}

function parseValue(text: string, min: number, names: string[]): number {
  const name = names.indexOf(text);
  if (name >= 0) return name + min;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
