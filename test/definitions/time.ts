import { describe, expect, it } from 'vitest';
import { DAY, world } from './world.ts';

const signup = { name: 'Signup' };

describe('hours', () => {
  it('have every visit that spans them, and every event where it happened', async () => {
    const site = await world.siteOf([
      ['10:50:00', { pathname: '/a' }],
      ['11:15:00'],
      ['11:40:00'],
      ['12:00:00', { pathname: '/a' }],
    ]);
    const body = { dimensions: ['time:hour'] };
    expect(await world.rowsOf(site, { ...body, metrics: ['visits', 'visitors', 'pageviews'] })).toEqual([
      [`${DAY} 10:00:00`, 1, 1, 1],
      [`${DAY} 11:00:00`, 1, 1, 2],
      [`${DAY} 12:00:00`, 1, 1, 1],
    ]);
  });

  it('in which a visit only went on have it, without any event', async () => {
    const site = await world.siteOf([
      ['10:50:00'],
      ['11:10:00', { name: 'engagement', engaged_ms: 1000 }],
      ['11:35:00', { name: 'engagement', engaged_ms: 1000 }],
      ['12:00:00'],
      ['12:30:00', { name: 'engagement', engaged_ms: 1000 }],
      ['13:00:00', { name: 'engagement', engaged_ms: 1000 }],
    ]);
    const body = { metrics: ['visits', 'pageviews', 'events'], dimensions: ['time:hour'] };
    expect(await world.rowsOf(site, body)).toEqual([
      [`${DAY} 10:00:00`, 1, 1, 1],
      [`${DAY} 11:00:00`, 1, 0, 0],
      [`${DAY} 12:00:00`, 1, 1, 1],
    ]);
  });

  it('have the numbers of sessions where those began, or where the range did', async () => {
    const site = await world.siteOf([['10:50:00'], ['11:15:00'], ['11:40:00', signup]]);
    const body = { metrics: ['visits', 'visit_duration', 'bounce_rate'], dimensions: ['time:hour'] };
    expect(await world.rowsOf(site, body)).toEqual([
      [`${DAY} 10:00:00`, 1, 3000, 0],
      [`${DAY} 11:00:00`, 1, 0, 0],
    ]);
    const date_range = [`${DAY}T11:00:00Z`, `${DAY}T12:59:59Z`];
    expect(await world.rowsOf(site, { ...body, date_range })).toEqual([[`${DAY} 11:00:00`, 1, 3000, 0]]);
  });

  it('have visits where their events count when events are chosen or told apart, not when visits are', async () => {
    const goal = { goal_type: 'event', event_name: 'Signup' };
    const site = await world.siteOf(
      [
        ['10:50:00', { pathname: '/a', source: 'Google' }],
        ['11:15:00', { pathname: '/b' }],
        ['11:40:00', { pathname: '/b' }],
        ['12:05:00', { pathname: '/a', ...signup }],
      ],
      { goals: [goal] },
    );
    const hours = async (body: object) => {
      const rows = await world.rowsOf(site, { dimensions: ['time:hour'], ...body });
      return rows.map(([label]) => String(label).slice(11, 13));
    };
    expect(await hours({ filters: [['is', 'event:page', ['/a']]] })).toEqual(['10', '12']);
    expect(await hours({ filters: [['is', 'event:goal', ['Signup']]] })).toEqual(['12']);
    expect(await hours({ dimensions: ['time:hour', 'event:page'] })).toEqual(['10', '11', '12']);
    expect(await hours({ filters: [['is', 'visit:source', ['Google']]] })).toEqual(['10', '11', '12']);
    const done = [['has_done', ['is', 'event:name', ['Signup']]]];
    expect(await hours({ filters: done })).toEqual(['10', '11', '12']);
  });

  it('and minutes are read likewise', async () => {
    const site = await world.siteOf([['10:50:59', { pathname: '/a' }], ['10:53:00']]);
    const date_range = [`${DAY}T10:50:00Z`, `${DAY}T10:54:59Z`];
    const body = { date_range, dimensions: ['time:minute'], include: { time_labels: true } };
    expect(await world.rowsOf(site, { ...body, metrics: ['visits', 'pageviews'] })).toEqual([
      [`${DAY} 10:50:00`, 1, 1],
      [`${DAY} 10:51:00`, 1, 0],
      [`${DAY} 10:52:00`, 1, 0],
      [`${DAY} 10:53:00`, 1, 1],
    ]);
    const { meta } = await world.ask(site, body);
    expect(meta.time_labels).toEqual([0, 1, 2, 3, 4].map((minute) => `${DAY} 10:5${minute}:00`));
    expect(await world.refusal(site, { ...body, date_range: '7d' })).toMatchObject([
      400,
      { code: 'query_conflict', error: expect.stringContaining('needs a date_range of at most a day') },
    ]);
  });
});

describe('days, weeks and months', () => {
  const events = ['2025-12-31', '2026-01-08', '2026-01-11', '2026-01-12', DAY].map(
    (date, by) => [`${date}T12:00:00Z`, { by }] as const,
  );

  it('have visits by their date, weeks beginning on Monday or with the range, months named by their first day', async () => {
    const site = await world.siteOf(events);
    const of = (interval: string) => {
      const dimensions = [`time:${interval}`];
      return world.rowsOf(site, { dimensions, date_range: ['2025-12-31', DAY] });
    };
    expect(await of('day')).toEqual(events.map(([at]) => [at.slice(0, 10), 1]));
    expect(await of('week')).toEqual([
      ['2025-12-31', 1],
      ['2026-01-05', 2],
      ['2026-01-12', 2],
    ]);
    expect(await of('month')).toEqual([
      ['2025-12-01', 1],
      ['2026-01-01', 4],
    ]);
  });

  it('list all of the range when asked, and else those in which something happened', async () => {
    const site = await world.siteOf(events);
    const body = { date_range: ['2026-01-11', '2026-01-14'], dimensions: ['time:day'] };
    const { results, meta } = await world.ask(site, { ...body, include: { time_labels: true } });
    expect(results.map(({ dimensions: [day] }) => day)).toEqual(['2026-01-11', '2026-01-12']);
    expect(meta.time_labels).toEqual(['2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14']);
  });

  it.each([
    [['2026-01-14', DAY], 'hour'],
    [['2026-01-13T12:00:00Z', `${DAY}T11:59:59Z`], 'hour'],
    [['2026-01-13T12:00:00Z', `${DAY}T12:00:00Z`], 'day'],
    [['2026-01-13', DAY], 'day'],
    [['2025-12-07', DAY], 'day'],
    [['2025-12-06', DAY], 'week'],
    [['2025-01-17', DAY], 'week'],
    [['2025-01-14', DAY], 'month'],
  ])('of %j are what time stands for: %s', async (date_range, interval) => {
    const site = await world.siteOf([]);
    const { query } = await world.ask(site, { date_range, dimensions: ['time'] });
    expect(query.dimensions).toEqual([`time:${interval}`]);
  });
});
