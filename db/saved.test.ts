import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewGoal } from '../core/goal.ts';
import { createAnnotation } from './annotations.ts';
import { addCustomProp, deleteCustomProp, listCustomProps } from './custom-props.ts';
import { countRows, eraseRows } from './erase-rows.ts';
import {
  createFunnel,
  deleteFunnel,
  type FunnelContent,
  findFunnel,
  listFunnels,
  updateFunnel,
} from './funnels.ts';
import { countGoals, createGoal, deleteGoal, findGoal, listGoals } from './goals.ts';
import { hideSite } from './hidden.ts';
import { putRouteRule } from './route-rules.ts';
import { createSegment, deleteSegment, listSegments, updateSegment } from './segments.ts';
import {
  createSharedLink,
  deleteSharedLink,
  findLinkedSite,
  findSharedLink,
  listSharedLinks,
  setSharedLink,
} from './shared-links.ts';
import { createSite, type Site } from './sites.ts';
import { startTestDatabase } from './test-database.ts';

const NOW = Date.parse('2026-01-15T12:00:00Z');

let d1: Awaited<ReturnType<typeof startTestDatabase>>;
let mine: Site;
let theirs: Site;
beforeAll(async () => {
  d1 = await startTestDatabase();
  await d1.binding.exec(
    `INSERT INTO accounts (id, public_id, name, created_at) VALUES (1, 'account_1', 'A', 0)`,
  );
  for (const id of [5, 6]) {
    const user = `(${id}, 'key-${id}', '', 'user-${id}', '', 0, 0)`;
    await d1.binding.exec(
      `INSERT INTO users (id, key_id, email, email_index, name, created_at, updated_at) VALUES ${user}`,
    );
  }
  mine = await aSite('mine.example');
  theirs = await aSite('theirs.example');
});
afterAll(() => d1.stop());

async function aSite(domain: string): Promise<Site> {
  const names = { publicId: `site_${domain}`, domain, key: domain, visitorSecret: '' };
  const site = await createSite(d1.db, { ...names, accountId: 1, timezone: 'UTC', createdAt: NOW });
  if (!site) throw new Error(`${domain} is taken`);
  return site;
}

function aGoal(goal: Partial<NewGoal> = {}): NewGoal {
  return { name: 'Signup', rule: { kind: 'event', name: 'Signup' }, props: {}, ...goal };
}

describe('db/goals.ts', () => {
  it('gives back what was saved, and knows it by its rule and props in whatever order of keys', async () => {
    const site = await aSite('goals.example');
    const first = aGoal({ props: { plan: 'pro', seats: '5' }, currency: 'EUR' });
    const saved = await createGoal(d1.db, site.id, first, NOW);
    expect(saved).toEqual({ id: expect.any(Number), ...first });
    expect(await listGoals(d1.db, site.id)).toEqual([saved]);
    const rule = { name: 'Signup', kind: 'event' } as const;
    expect(await findGoal(d1.db, site.id, { rule, props: { seats: '5', plan: 'pro' } })).toEqual(saved);
    expect(await findGoal(d1.db, site.id, { rule, props: { plan: 'pro' } })).toBeUndefined();
  });

  it('refuses a second goal of the same name, and of the same rule and props', async () => {
    const site = await aSite('twice.example');
    await createGoal(d1.db, site.id, aGoal(), NOW);
    const page = { kind: 'page', path: '/a' } as const;
    expect(await createGoal(d1.db, site.id, aGoal({ rule: page }), NOW)).toBeUndefined();
    expect(await createGoal(d1.db, site.id, aGoal({ name: 'Other' }), NOW)).toBeUndefined();
    expect(await createGoal(d1.db, site.id, aGoal({ name: 'Other', rule: page }), NOW)).toBeDefined();
    expect(await countGoals(d1.db, site.id)).toBe(2);
  });

  it("keeps to the site: another one's goals are not there", async () => {
    const goal = await createGoal(d1.db, theirs.id, aGoal(), NOW);
    expect(await listGoals(d1.db, mine.id)).toEqual([]);
    expect(await findGoal(d1.db, mine.id, aGoal())).toBeUndefined();
    expect(await deleteGoal(d1.db, mine.id, goal?.id ?? 0)).toBe(false);
    expect(await deleteGoal(d1.db, theirs.id, goal?.id ?? 0)).toBe(true);
    expect(await listGoals(d1.db, theirs.id)).toEqual([]);
  });
});

describe('db/custom-props.ts', () => {
  it('adds a prop once, in order, and takes it off', async () => {
    for (const name of ['plan', 'author', 'plan']) await addCustomProp(d1.db, mine.id, name, NOW);
    expect(await listCustomProps(d1.db, mine.id)).toEqual(['plan', 'author']);
    expect(await listCustomProps(d1.db, theirs.id)).toEqual([]);
    expect(await deleteCustomProp(d1.db, theirs.id, 'plan')).toBe(false);
    expect(await deleteCustomProp(d1.db, mine.id, 'plan')).toBe(true);
    expect(await listCustomProps(d1.db, mine.id)).toEqual(['author']);
  });
});

describe('db/segments.ts', () => {
  const filters = [['is', 'visit:country', ['DE']]];

  it('shows a user their own and those of the site, and a program those of the site', async () => {
    const site = await aSite('segments.example');
    const save = (name: string, isPersonal: boolean, userId: number | null) =>
      createSegment(d1.db, site.id, { name, filters, isPersonal, userId, now: NOW });
    await save('everybody', false, 5);
    await save('mine', true, 5);
    await save('yours', true, 6);
    const names = async (userId: number | null) =>
      (await listSegments(d1.db, site.id, userId)).map(({ name }) => name);
    expect(await names(5)).toEqual(['everybody', 'mine']);
    expect(await names(6)).toEqual(['everybody', 'yours']);
    expect(await names(null)).toEqual(['everybody']);
    expect((await listSegments(d1.db, site.id, 5)).map(({ isPersonal }) => isPersonal)).toEqual([
      false,
      true,
    ]);
    await expect(save('nobody', true, null)).rejects.toThrow('needs a user');
  });

  it('changes and deletes only what its reader sees', async () => {
    const site = await aSite('changes.example');
    const saved = await createSegment(d1.db, site.id, {
      name: 'A',
      filters,
      isPersonal: true,
      userId: 5,
      now: NOW,
    });
    const change = (siteId: number, userId: number | null) =>
      updateSegment(d1.db, siteId, saved.id, { name: 'B', filters: [], isPersonal: false, userId });
    expect(await change(mine.id, 5)).toBeUndefined();
    expect(await change(site.id, 6)).toBeUndefined();
    expect(await change(site.id, null)).toBeUndefined();
    expect(await deleteSegment(d1.db, site.id, saved.id, 6)).toBe(false);
    expect(await change(site.id, 5)).toEqual({ id: saved.id, name: 'B', filters: [], isPersonal: false });
    expect(await deleteSegment(d1.db, site.id, saved.id, null)).toBe(true);
    expect(await listSegments(d1.db, site.id, 5)).toEqual([]);
  });
});

describe('db/funnels.ts', () => {
  const funnel: FunnelContent = {
    name: 'Checkout',
    steps: [{ page: '/cart' }, { event: 'Purchase', props: { plan: 'pro' }, label: 'Paid' }],
    order: 'strict',
    windowDays: 7,
  };

  it('gives back what was saved', async () => {
    const saved = await createFunnel(d1.db, mine.id, funnel, NOW);
    expect(saved).toEqual({ id: expect.any(Number), ...funnel });
    expect(await findFunnel(d1.db, mine.id, saved?.id ?? 0)).toEqual(saved);
    expect(await findFunnel(d1.db, theirs.id, saved?.id ?? 0)).toBeUndefined();
    expect(await listFunnels(d1.db, theirs.id)).toEqual([]);
    expect(await createFunnel(d1.db, mine.id, funnel, NOW)).toBeUndefined();
  });

  it('changes and deletes within the site, and gives no two funnels one name', async () => {
    const site = await aSite('funnels.example');
    const [one, two] = [
      await createFunnel(d1.db, site.id, { ...funnel, name: 'One' }, NOW),
      await createFunnel(d1.db, site.id, { ...funnel, name: 'Two' }, NOW),
    ];
    const { windowDays: _, ...withoutWindow } = funnel;
    const content: FunnelContent = { ...withoutWindow, name: 'One', order: 'loose' };
    expect(await updateFunnel(d1.db, site.id, two?.id ?? 0, content)).toBeUndefined();
    expect(await updateFunnel(d1.db, mine.id, one?.id ?? 0, content)).toBeUndefined();
    expect(await updateFunnel(d1.db, site.id, one?.id ?? 0, content)).toEqual({ id: one?.id, ...content });
    expect(await deleteFunnel(d1.db, mine.id, one?.id ?? 0)).toBe(false);
    expect(await deleteFunnel(d1.db, site.id, one?.id ?? 0)).toBe(true);
    expect((await listFunnels(d1.db, site.id)).map(({ name }) => name)).toEqual(['Two']);
  });
});

describe('eraseRows', () => {
  it('forgets what was saved with the site, and nothing of another', async () => {
    const [gone, stays] = [await aSite('forgotten.example'), await aSite('remembered.example')];
    const filters = [['is', 'visit:country', ['DE']]];
    for (const { id } of [gone, stays]) {
      await createGoal(d1.db, id, aGoal(), NOW);
      await createAnnotation(d1.db, id, { date: '2026-01-01', text: 'A' }, NOW);
      await addCustomProp(d1.db, id, 'plan', NOW);
      await createSegment(d1.db, id, { name: 'A', filters, isPersonal: true, userId: 5, now: NOW });
      await createFunnel(
        d1.db,
        id,
        { name: 'A', steps: [{ page: '/a' }, { page: '/b' }], order: 'loose' },
        NOW,
      );
      await putRouteRule(d1.db, id, { pattern: '/a/*' }, NOW);
      await createSharedLink(d1.db, id, { name: 'A', slug: `slug-of-${id}`, now: NOW });
    }
    await eraseRows(d1.db, 'siteId', gone.id);
    expect(await countRows(d1.db, 'siteId', gone.id)).toBe(0);
    const left = async (table: string, { id }: Site) =>
      (await d1.binding.prepare(`SELECT count(*) AS n FROM ${table} WHERE site_id = ?`).bind(id).first())?.n;
    for (const table of [
      'annotations',
      'goals',
      'custom_props',
      'segments',
      'funnels',
      'route_rules',
      'shared_links',
    ]) {
      expect([table, await left(table, gone), await left(table, stays)]).toEqual([table, 0, 1]);
    }
  });
});

describe('db/shared-links.ts', () => {
  it('finds the site of a slug until the link is deleted', async () => {
    const link = await createSharedLink(d1.db, mine.id, { name: 'Public', slug: 'slug-1', now: NOW });
    const open = { passwordHash: null, segmentId: null };
    expect(link).toEqual({
      id: expect.any(Number),
      name: 'Public',
      slug: 'slug-1',
      ...open,
      expiresAt: null,
    });
    expect(
      await createSharedLink(d1.db, mine.id, { name: 'Public', slug: 'slug-2', now: NOW }),
    ).toBeUndefined();
    expect(await findSharedLink(d1.db, mine.id, 'Public')).toEqual(link);
    expect(await findSharedLink(d1.db, theirs.id, 'Public')).toBeUndefined();
    expect(await listSharedLinks(d1.db, mine.id)).toEqual([link]);
    expect(await findLinkedSite(d1.db, 'slug-1', NOW)).toEqual({
      linkId: link?.id,
      siteId: mine.id,
      accountId: 1,
      ...open,
    });
    await setSharedLink(d1.db, link?.id ?? 0, { expiresAt: NOW + 1 });
    expect(await findLinkedSite(d1.db, 'slug-1', NOW)).toBeDefined();
    expect(await findLinkedSite(d1.db, 'slug-1', NOW + 1)).toBeUndefined();
    expect(await findLinkedSite(d1.db, 'slug-3', NOW)).toBeUndefined();
    expect(await deleteSharedLink(d1.db, theirs.id, link?.id ?? 0)).toBe(false);
    expect(await deleteSharedLink(d1.db, mine.id, link?.id ?? 0)).toBe(true);
    expect(await findLinkedSite(d1.db, 'slug-1', NOW)).toBeUndefined();
  });

  it('finds none of a deleted site', async () => {
    const site = await aSite('gone.example');
    await createSharedLink(d1.db, site.id, { name: 'Public', slug: 'slug-gone', now: NOW });
    expect(await findLinkedSite(d1.db, 'slug-gone', NOW)).toBeDefined();
    await hideSite(d1.db, site, NOW);
    expect(await findLinkedSite(d1.db, 'slug-gone', NOW)).toBeUndefined();
  });
});
