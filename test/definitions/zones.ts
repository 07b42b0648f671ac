import { describe, expect, it } from 'vitest';
import { type Told, world } from './world.ts';

/** One pageview at each instant, all by others. */
function viewsAt(...instants: string[]): Told[] {
  return instants.map((at, by) => [at, { by }]);
}

/** Visits of a date by hour of the site's clock. */
async function hoursOf(timezone: string, date: string, events: readonly Told[]) {
  const site = await world.siteOf(events, { timezone });
  const { results, meta } = await world.ask(site, {
    date_range: [date, date],
    dimensions: ['time:hour'],
    include: { time_labels: true },
  });
  const hour = (label = '') => label.slice(11, 13);
  return {
    results: results.map(({ dimensions: [label], metrics }) => [hour(label), ...metrics]),
    labels: meta.time_labels?.map(hour),
  };
}

/** Visits by date. */
async function datesOf(timezone: string, [from, to]: [string, string], events: readonly Told[]) {
  const site = await world.siteOf(events, { timezone });
  return await world.rowsOf(site, { date_range: [from, to], dimensions: ['time:day'] });
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

describe('dates', () => {
  it('are those of the site', async () => {
    const events = viewsAt('2026-01-15T05:00:00Z', '2026-01-16T04:59:59.999Z', '2026-01-16T05:00:00Z');
    expect(await datesOf('America/New_York', ['2026-01-14', '2026-01-16'], events)).toEqual([
      ['2026-01-15', 2],
      ['2026-01-16', 1],
    ]);
  });

  it('of Kathmandu begin at 18:15 UTC, and its hours at a quarter past', async () => {
    const events = viewsAt(
      '2026-01-14T18:14:59.999Z',
      '2026-01-14T18:15:00Z',
      '2026-01-14T19:14:59Z',
      '2026-01-14T19:15:00Z',
      '2026-01-15T18:14:59.999Z',
      '2026-01-15T18:15:00Z',
    );
    expect(await hoursOf('Asia/Kathmandu', '2026-01-15', events)).toEqual({
      results: [
        ['00', 2],
        ['01', 1],
        ['23', 1],
      ],
      labels: HOURS,
    });
    // 06:10 to 06:20 UTC is 11:55 to 12:05 there.
    const visit: Told[] = [['2026-01-15T06:10:00Z'], ['2026-01-15T06:20:00Z']];
    expect((await hoursOf('Asia/Kathmandu', '2026-01-15', visit)).results).toEqual([
      ['11', 1],
      ['12', 1],
    ]);
  });

  it('in the answer’s query have the offset of the site', async () => {
    const site = await world.siteOf([], { timezone: 'Europe/Berlin' });
    const { query } = await world.ask(site, { date_range: ['2025-03-30', '2025-03-30'] });
    expect(query.date_range).toEqual(['2025-03-30T00:00:00+01:00', '2025-03-30T23:59:59+02:00']);
  });
});

describe('when clocks are set back', () => {
  const around = viewsAt(
    '2025-10-25T21:59:59Z',
    '2025-10-25T22:00:00Z',
    '2025-10-26T00:30:00Z',
    '2025-10-26T01:30:00Z',
    '2025-10-26T02:30:00Z',
    '2025-10-26T22:59:59Z',
    '2025-10-26T23:00:00Z',
  );

  it('the date has 25 hours, of which the two of one label are one', async () => {
    expect(await hoursOf('Europe/Berlin', '2025-10-26', around)).toEqual({
      results: [
        ['00', 1],
        ['02', 2],
        ['03', 1],
        ['23', 1],
      ],
      labels: HOURS,
    });
    expect(await datesOf('Europe/Berlin', ['2025-10-25', '2025-10-27'], around)).toEqual([
      ['2025-10-25', 1],
      ['2025-10-26', 5],
      ['2025-10-27', 1],
    ]);
  });

  it('a visit goes on, and lasts as long as it did', async () => {
    // 02:50 in summer and 02:10 in winter.
    const visit: Told[] = [['2025-10-26T00:50:00Z'], ['2025-10-26T01:10:00Z']];
    const site = await world.siteOf(visit, { timezone: 'Europe/Berlin' });
    const date_range = ['2025-10-26', '2025-10-26'];
    const body = { date_range, metrics: ['visits', 'visit_duration'], dimensions: ['time:hour'] };
    expect(await world.rowsOf(site, body)).toEqual([['2025-10-26 02:00:00', 1, 1200]]);
  });

  it('over midnight, the date begins with the first of the two, and no hour is lost', async () => {
    // In Havana 2 November begins at 04:00 UTC, and again at 05:00.
    const events = viewsAt(
      '2025-11-02T03:59:59Z',
      '2025-11-02T04:00:00Z',
      '2025-11-02T04:30:00Z',
      '2025-11-02T05:30:00Z',
      '2025-11-03T04:59:59Z',
      '2025-11-03T05:00:00Z',
    );
    expect(await datesOf('America/Havana', ['2025-11-01', '2025-11-03'], events)).toEqual([
      ['2025-11-01', 1],
      ['2025-11-02', 4],
      ['2025-11-03', 1],
    ]);
    expect(await hoursOf('America/Havana', '2025-11-02', events)).toEqual({
      results: [
        ['00', 3],
        ['23', 1],
      ],
      labels: HOURS,
    });
  });
});

describe('when clocks are set forward', () => {
  it('the date has 23 hours, and the skipped one no label', async () => {
    const events = viewsAt(
      '2025-03-29T22:59:59Z',
      '2025-03-29T23:00:00Z',
      '2025-03-30T00:59:59Z',
      '2025-03-30T01:00:00Z',
      '2025-03-30T21:59:59Z',
      '2025-03-30T22:00:00Z',
    );
    expect(await hoursOf('Europe/Berlin', '2025-03-30', events)).toEqual({
      results: [
        ['00', 1],
        ['01', 1],
        ['03', 1],
        ['23', 1],
      ],
      labels: HOURS.filter((hour) => hour !== '02'),
    });
  });

  it('over midnight, the date begins with the first instant after', async () => {
    // In Beirut 29 March ends at 22:00 UTC, when it is 01:00 of the 30th.
    const events = viewsAt('2025-03-29T21:59:59.999Z', '2025-03-29T22:00:00Z', '2025-03-30T20:59:59Z');
    expect(await hoursOf('Asia/Beirut', '2025-03-30', events)).toEqual({
      results: [
        ['01', 1],
        ['23', 1],
      ],
      labels: HOURS.slice(1),
    });
  });
});

describe('on Lord Howe, where clocks move by half an hour', () => {
  it('the hour of the change has 90 or 30 minutes', async () => {
    const back = viewsAt(
      '2025-04-05T13:59:59Z',
      '2025-04-05T14:00:00Z',
      '2025-04-05T15:00:00Z',
      '2025-04-05T15:29:59Z',
      '2025-04-05T15:30:00Z',
    );
    expect((await hoursOf('Australia/Lord_Howe', '2025-04-06', back)).results).toEqual([
      ['00', 1],
      ['01', 3],
      ['02', 1],
    ]);
    const forward = viewsAt('2025-10-04T15:29:59Z', '2025-10-04T15:30:00Z', '2025-10-04T16:00:00Z');
    expect(await hoursOf('Australia/Lord_Howe', '2025-10-05', forward)).toEqual({
      results: [
        ['01', 1],
        ['02', 1],
        ['03', 1],
      ],
      labels: HOURS,
    });
  });
});
