import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { addLate, eventsOf, manyDraws, PLACES, siteWith } from '../../test/query-world.ts';
import { readState } from '../generations.ts';
import { lookAt } from './look.ts';

const [place] = PLACES;
const EVENTS = eventsOf(manyDraws(), place);
const RANGE = { from: place.firstDate, to: addDays(place.firstDate, place.days - 1) };
/** One that holds a month, so that rollups of months count. */
const LONG_RANGE = { from: addDays(place.firstDate, -60), to: addDays(place.firstDate, 60) };
const SEALED = [RANGE.from, addDays(RANGE.from, 1)];

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

function site(agoMs = 0) {
  return siteWith(engine.clickhouse, EVENTS, { dates: SEALED, given: false, late: [], agoMs });
}

describe('lookAt', () => {
  it('has the print of the generations as they are read, another one after each change of them', async () => {
    const { clickhouse } = engine;
    const siteId = await site();
    const prints: string[] = [];
    const expectAnother = async () => {
      for (const range of [RANGE, LONG_RANGE]) {
        const { generations, print } = await readState(clickhouse, siteId, range);
        expect((await lookAt(clickhouse, siteId, range, generations)).print).toBe(print);
        if (range === LONG_RANGE) prints.push(print);
      }
    };
    await expectAnother();
    const arrived = { siteId, given: false, arrival: Date.now() * 1000 };
    await addLate(clickhouse, EVENTS.filter(({ date }) => date === SEALED[0]).slice(0, 1), SEALED, arrived);
    await expectAnother();
    const gen = String(Date.now() * 1000);
    await clickhouse.insert({ table: 'seals', rows: [{ site_id: siteId, date: SEALED[0], gen }] });
    await expectAnother();
    const month = `${RANGE.from.slice(0, 7)}-01`;
    const made = { site_id: siteId, month, gen, dates: SEALED, gens: [gen, gen] };
    await clickhouse.insert({ table: 'month_seals', rows: [made] });
    await expectAnother();
    await clickhouse.command({
      sql: 'DELETE FROM seals WHERE site_id = {site:UInt32} AND gen = {gen:UInt64}',
      params: { site: siteId, gen },
    });
    await expectAnother();
    expect(new Set(prints).size).toBe(5);
  });

  it('sees events come among those that are assembled, and no others', async () => {
    const { clickhouse } = engine;
    const siteId = await site(120_000);
    const { generations } = await readState(clickhouse, siteId, RANGE);
    const seen = () => lookAt(clickhouse, siteId, RANGE, generations);
    const first = await seen();
    expect(first).toMatchObject({ hasTwins: false, isQuiet: true });
    const another = async (date: string) => {
      const events = EVENTS.filter((event) => event.date === date).slice(0, 1);
      const arrival = Date.now() * 1000;
      await addLate(clickhouse, events, [], { siteId, given: false, arrival });
    };
    await another(RANGE.from);
    expect((await seen()).events).toBe(first.events);
    await another(RANGE.to);
    // The same event a second time.
    expect(await seen()).toMatchObject({ hasTwins: true, isQuiet: false });
    expect((await seen()).events).not.toBe(first.events);
  });

  it('says of a site without events that are assembled that nothing is new', async () => {
    const { clickhouse } = engine;
    const siteId = await site();
    const range = { from: RANGE.from, to: RANGE.from };
    const { generations } = await readState(clickhouse, siteId, range);
    expect(await lookAt(clickhouse, siteId, range, generations)).toMatchObject({
      events: '',
      hasTwins: false,
      isQuiet: true,
    });
  });
});
