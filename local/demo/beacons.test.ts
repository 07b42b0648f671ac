import { expect, it } from 'vitest';
import { parseBeacon } from '../../core/beacon.ts';
import { PLACES } from './audience.ts';
import { beaconOf, visitorHeaders } from './beacons.ts';
import { makeVisitor, planSession } from './plan-sessions.ts';
import { seededRandom } from './random.ts';

const random = seededRandom('test');
const visitor = makeVisitor(random, 1);

it('makes beacons that ingest takes', () => {
  for (let n = 0; n < 50; n++) {
    const session = planSession(random, { id: `t.${n}`, at: 0, visitor });
    const parsed = parseBeacon(JSON.stringify(beaconOf('key', session, session.hits, 0)));
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok)
      expect(parsed.beacon.events.map(({ name }) => name)).toEqual(session.hits.map(({ name }) => name));
  }
});

it('says in headers where the visitor is, whatever letters the city has', () => {
  for (const place of PLACES) {
    const headers = visitorHeaders({ ...visitor, place });
    expect(JSON.parse(headers['mf-cf-blob'] ?? '')).toMatchObject({
      country: place.country,
      city: place.city,
    });
    expect(new Headers(headers).get('cf-connecting-ip')).toBe(visitor.ip);
  }
});
