import fc from 'fast-check';
import { z } from 'zod';
import type { ClickHouse } from '../clickhouse/client.ts';
import { type Generations, readGenerations } from '../clickhouse/generations.ts';
import { planSeal, type SealTask } from '../clickhouse/seal-plan.ts';
import { sessionRows } from '../clickhouse/session-rows.ts';
import { type ModelEvent, modelSessions } from './session-model.ts';

const DATES = ['2026-03-28', '2026-03-29', '2026-03-30'];
const RANGE = { from: '2026-03-27', to: '2026-03-31' };
const SITES = [1, 2, 3];

/** What a random event is drawn from; small domains, so that ties, splits and duplicates are common. */
export interface Draw {
  site: number;
  person: number;
  day: number;
  minute: number;
  ms: number;
  seq: number;
  name: number;
  path: number;
  source: number;
  /** Repeats an earlier event's id when it is below one in eight. */
  repeat: number;
}

/** Any event of the small world. */
export const aDraw: fc.Arbitrary<Draw> = fc.record({
  site: fc.nat(2),
  person: fc.nat(3),
  day: fc.nat(2),
  // Steps of ten minutes: three make exactly thirty, which still joins.
  minute: fc.oneof(fc.nat(6), fc.nat(143)),
  ms: fc.constantFrom(0, 0, 59_999, 60_000),
  seq: fc.nat(1),
  name: fc.nat(2),
  path: fc.nat(2),
  source: fc.nat(3),
  repeat: fc.nat(7),
});

/** A ClickHouse database driven in virtual time: arrivals, marks and cuts are numbers the test chooses. */
export class SealingWorld {
  // µs. Near the present, so that no mark of it is past its time to live.
  clock = (Date.now() - 3_600_000) * 1000;
  readonly visible: ModelEvent[] = [];
  private ids = 0;
  readonly clickhouse: ClickHouse;

  constructor(clickhouse: ClickHouse) {
    this.clickhouse = clickhouse;
  }

  /** Inserts what a delivery would insert now: new ids, and repeats that its check could not see. */
  async insert(draws: readonly Draw[], options: { blindly: boolean; arrival?: number }): Promise<void> {
    this.clock += 10;
    const arrival = options.arrival ?? this.clock;
    const message = String(++this.ids);
    const rows = new Map<string, object>();
    for (const draw of draws) {
      const row = this.row(draw, message, arrival);
      const isKnown = this.visible.some(
        (e) => e.site_id === row.site_id && e.date === row.date && e.id === row.id,
      );
      if (!isKnown || options.blindly) rows.set(`${row.site_id} ${row.id}`, row);
    }
    if (rows.size === 0) return;
    await this.clickhouse.insert({ table: 'events', rows: [...rows.values()] });
    await this.remember(message);
    await this.mark();
  }

  private row(draw: Draw, message: string, arrival: number) {
    const earlier =
      draw.repeat === 0 ? this.visible[draw.minute % Math.max(1, this.visible.length)] : undefined;
    const date = earlier?.date ?? DATES[draw.day] ?? RANGE.from;
    const time = Date.parse(`${date}T00:00:00Z`) + draw.minute * 600_000 + draw.ms;
    return {
      site_id: earlier?.site_id ?? SITES[draw.site] ?? 1,
      date,
      visitor_id: String(1 + draw.person),
      time: new Date(time).toISOString().replace('T', ' ').slice(0, -1),
      seq: draw.seq,
      id: earlier?.id ?? String(++this.ids),
      message,
      arrival: microseconds(arrival),
      kind: draw.name === 0 ? 'pageview' : 'custom',
      name: draw.name === 0 ? 'pageview' : `e${draw.name}`,
      hostname: 'h',
      pathname: `/${draw.path}`,
      props: draw.path === 2 ? { k: 'v' } : {},
      source: `s${draw.source}`,
    };
  }

  /** Takes over what ClickHouse stored, its tie included. */
  private async remember(message: string): Promise<void> {
    const { rows } = await this.clickhouse.query({
      sql: `SELECT site_id, toString(date) AS day, visitor_id, toUnixTimestamp64Milli(time) AS ms, seq, id, message,
          toUnixTimestamp64Micro(arrival) AS us, tie, name, pathname, source FROM events WHERE message = {message:UInt64}`,
      params: { message },
      schema: storedSchema,
    });
    for (const { day, ms, us, ...row } of rows)
      this.visible.push({ ...row, date: day, time: ms, arrival: us });
  }

  /** What markTouched does, in virtual time. */
  private async mark(): Promise<void> {
    await this.clickhouse.command({
      sql: `INSERT INTO touched (site_id, date, marked)
        SELECT DISTINCT site_id, date, fromUnixTimestamp64Micro({now:Int64}, 'UTC') FROM seals`,
      params: { now: this.clock },
    });
  }

  /** Tasks and generation number of a seal run that begins now. */
  async plan(): Promise<{ gen: string; tasks: SealTask[] }> {
    this.clock += 10;
    const gen = String(this.clock);
    this.clock += 10;
    return { gen, tasks: await planSeal(this.clickhouse, gen, () => true) };
  }

  /** Statement A for every site. */
  async readGenerations(): Promise<Map<number, Generations>> {
    const generations = new Map<number, Generations>();
    for (const site of SITES) generations.set(site, await readGenerations(this.clickhouse, site, RANGE));
    return generations;
  }

  /** Statement B with what statement A said, as strings of the model's shape. */
  async readSessions(generations: Map<number, Generations>): Promise<string[]> {
    const sessions: string[] = [];
    for (const [site, known] of generations) {
      const source = sessionRows(site, known, RANGE, [
        'date',
        'visitor_id',
        'start',
        'source',
        'h_time',
        'h_seq',
        'h_name',
        'h_pathname',
      ]);
      const { rows } = await this.clickhouse.query({
        sql: `SELECT concat(toString(date), ' ', toString(visitor_id), ' ', toString(toUnixTimestamp64Milli(start)), ' ', source, ' ',
          arrayStringConcat(arrayMap((t, s, n, p) -> concat(toString(t), '/', toString(s), '/', n, p), h_time, h_seq, h_name, h_pathname), ',')) AS line
          FROM ${source.sql}`,
        params: source.params,
        schema: z.object({ line: z.string() }),
      });
      for (const { line } of rows) sessions.push(`${site} ${line}`);
    }
    return sessions.sort();
  }

  /** What a reader with these generations must see now. */
  expected(generations: Map<number, Generations>): string[] {
    return modelSessions(
      this.visible.filter((event) => {
        const sealed = generations.get(event.site_id)?.sealed.find(({ date }) => date === event.date);
        return sealed === undefined || event.arrival <= Number(sealed.gen);
      }),
    );
  }
}

const storedSchema = z.object({
  site_id: z.number(),
  day: z.string(),
  visitor_id: z.string(),
  ms: z.coerce.number(),
  seq: z.number(),
  id: z.string(),
  message: z.string(),
  us: z.coerce.number(),
  tie: z.coerce.bigint(),
  name: z.string(),
  pathname: z.string(),
  source: z.string(),
});

function microseconds(us: number): string {
  return `${new Date(Math.floor(us / 1000)).toISOString().replace('T', ' ').slice(0, -1)}${String(us % 1000).padStart(3, '0')}`;
}
