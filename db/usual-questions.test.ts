import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Query } from '../core/query/query.ts';
import { askedQueries } from '../test/asked-queries.ts';
import { createSite } from './sites.ts';
import { startTestDatabase } from './test-database.ts';
import { deleteUsualBefore, enterKept, listUsual, listUsualSites, noteUsual } from './usual-questions.ts';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const DAY_MS = 86_400_000;
const WEEK = { since: NOW - 7 * DAY_MS, limit: 6 };

let d1: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  d1 = await startTestDatabase();
  await d1.binding.exec(
    `INSERT INTO accounts (id, public_id, name, created_at) VALUES (1, 'account_1', 'A', 0)`,
  );
  for (const domain of ['one.example', 'two.example']) {
    const fields = { publicId: domain, accountId: 1, domain, key: domain, timezone: 'UTC' };
    await createSite(d1.db, { ...fields, visitorSecret: '', createdAt: 0 });
  }
});
afterAll(() => d1.stop());
beforeEach(async () => {
  await d1.binding.exec('DELETE FROM usual_questions');
  await d1.binding.exec('DELETE FROM kept_sites');
  await d1.binding.exec('UPDATE sites SET deleted_at = NULL');
});

const about = (page: string): Query[] =>
  askedQueries([
    {
      site_id: 'one.example',
      metrics: ['visitors'],
      date_range: '30d_to_date',
      filters: [['is', 'event:page', [page]]],
    },
  ]);
const note = (name: string, at: number, siteId = 1) =>
  noteUsual(d1.db, { siteId, name, questions: about(name) }, at);

describe('usual questions', () => {
  it('are those that are asked on most days, then those asked last', async () => {
    for (const ago of [3, 2, 1]) await note('/daily', NOW - ago * DAY_MS);
    for (const minutes of [9, 8, 7, 6]) await note('/often today', NOW - minutes * 60_000);
    await note('/today', NOW);
    expect(await listUsual(d1.db, 1, WEEK)).toEqual(['/daily', '/today', '/often today'].map(about));
    expect(await listUsual(d1.db, 1, { ...WEEK, limit: 1 })).toEqual([about('/daily')]);
    expect(await listUsual(d1.db, 1, { ...WEEK, since: NOW - DAY_MS + 1 })).toEqual(
      ['/today', '/often today'].map(about),
    );
    expect(await listUsual(d1.db, 2, WEEK)).toEqual([]);
  });

  it('are forty of a site at most: what is asked once pushes nothing out that is asked every day', async () => {
    await note('/other site', NOW, 2);
    for (const ago of [2, 1]) await note('/daily', NOW - ago * DAY_MS);
    for (let nth = 0; nth < 45; nth++) await note(`/${nth}`, NOW + nth);
    const all = await listUsual(d1.db, 1, { ...WEEK, limit: 100 });
    expect(all).toHaveLength(40);
    expect(all.slice(0, 2)).toEqual([about('/daily'), about('/44')]);
    expect(await listUsual(d1.db, 2, WEEK)).toHaveLength(1);
  });

  it('are forgotten when nobody asks them any more', async () => {
    await note('/old', NOW - 8 * DAY_MS);
    await note('/new', NOW - 6 * DAY_MS);
    expect(await deleteUsualBefore(d1.db, NOW - 7 * DAY_MS)).toBe(1);
    expect(await listUsual(d1.db, 1, { since: 0, limit: 9 })).toEqual([about('/new')]);
  });
});

describe('listUsualSites', () => {
  it('has each site that was asked about once, the last first, with what was kept, and no deleted one', async () => {
    await note('/a', NOW - 2000);
    await note('/b', NOW - 1000);
    await note('/c', NOW, 2);
    const kept = { gen: '18446744073709551615', date: '2026-01-15', keptAt: NOW };
    await enterKept(d1.db, { siteId: 1, gen: '1', date: '2026-01-14', keptAt: 0 });
    await enterKept(d1.db, { siteId: 1, ...kept });
    const listed = async (since: number) =>
      (await listUsualSites(d1.db, since)).map(({ site, kept }) => ({ id: site.id, kept }));
    expect(await listed(NOW - 5000)).toEqual([
      { id: 2, kept: null },
      { id: 1, kept },
    ]);
    expect(await listed(NOW)).toEqual([{ id: 2, kept: null }]);
    await d1.binding.exec('UPDATE sites SET deleted_at = 1 WHERE id = 2');
    expect(await listed(NOW - 5000)).toEqual([{ id: 1, kept }]);
  });
});
