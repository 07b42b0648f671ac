import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { addDays } from '../../core/currency/daily-rates.ts';

/** Calendar days back to which each file of the European Central Bank goes; the real history begins in 1999. */
const FILES: Record<string, number> = {
  'eurofxref-daily.xml': 0,
  'eurofxref-hist-90d.xml': 89,
  'eurofxref-hist.xml': 400,
};
const FOLDER = '/stats/eurofxref/';
/** The rates of a day come out at 16:00 in Frankfurt. */
const PUBLISHED_HOUR_UTC = 15;

const recorded = readFileSync(join(import.meta.dirname, 'recorded.xml'), 'utf8');
const HEAD = recorded.slice(0, recorded.indexOf('<Cube>'));
/** What three days said, without the day. */
const LISTS = [...recorded.matchAll(/<Cube time="[^"]*">(.*?)<\/Cube>/g)].map(([, list]) => list ?? '');

export interface FakeEcb {
  /** For ECB_RATES_URL. */
  url: string;
  /** Paths asked for, in order. */
  asked: string[];
  /** Answers everything like this instead, until it is null again. */
  fault: { status: number; body: string } | null;
  stop(): void;
}

/** Publishes recorded rates under the dates of its own calendar, as the European Central Bank does; refuses all else. */
export async function startFakeEcb(now: () => number = Date.now): Promise<FakeEcb> {
  const server = createServer((request, response) => {
    fake.asked.push(request.url ?? '');
    if (fake.fault) return response.writeHead(fake.fault.status).end(fake.fault.body);
    const days = FILES[(request.url ?? '').replace(FOLDER, '')];
    if (days === undefined) return response.writeHead(404).end();
    if (request.method !== 'GET') return response.writeHead(405).end();
    const body = file(now(), days);
    return response.writeHead(200, { 'content-type': 'text/xml' }).end(days === 0 ? spread(body) : body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const fake: FakeEcb = {
    url: `http://127.0.0.1:${port}${FOLDER}`,
    asked: [],
    fault: null,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}

/** Newest day first. */
function file(now: number, days: number): string {
  let date = lastWorkingDay(new Date(now - PUBLISHED_HOUR_UTC * 3_600_000).toISOString().slice(0, 10));
  const first = addDays(date, -days);
  const cubes: string[] = [];
  for (; date >= first; date = lastWorkingDay(addDays(date, -1))) {
    const dayNumber = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
    cubes.push(`<Cube time="${date}">${LISTS[dayNumber % LISTS.length]}</Cube>`);
  }
  return `${HEAD}<Cube>${cubes.join('\n')}</Cube></gesmes:Envelope>`;
}

function lastWorkingDay(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/** The file of one day is laid out over many lines, with other quotes. */
function spread(xml: string): string {
  return xml.replace(/(<Cube [^>]*)>/g, (tag) => `\n\t\t${tag.replaceAll('"', "'")}`);
}
