import { Hono } from 'hono';
import { z } from 'zod';
import { type Goal, goalInputSchema, type NewGoal, parseGoal } from '../../../../core/goal.ts';
import { listFunnels } from '../../../../db/funnels.ts';
import { countGoals, createGoal, deleteGoal, findGoal, listGoals } from '../../../../db/goals.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { goalPageSchema, goalSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { cutPage, pageParams } from '../../list-page.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { writtenAs } from '../../openapi/written-as.ts';
import { readableSite } from '../../readable-site.ts';
import type { Services } from '../../services.ts';
import { nameTaken, noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const MAX_GOALS = 1000;

/** parseGoal reads the rest, in its own words. A form can only write an object as JSON, or as custom_props[key]. */
const goalBodySchema = writtenAs(
  z.looseObject({
    site_id: SITE_ID,
    custom_props: z
      .unknown()
      .transform((value) => (typeof value === 'string' ? readJson(value) : value))
      .optional(),
  }),
  goalInputSchema.safeExtend({ site_id: SITE_ID }),
);

const describeList = describe({
  operationId: 'listGoals',
  tag: 'Sites',
  summary: 'The goals of a site',
  answer: goalPageSchema,
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:read'),
  pageParams(),
  namesSite(),
  async (c) => {
    const page = c.req.valid('query');
    const { id } = c.get('site');
    const { items, meta } = cutPage(await listGoals(c.get('services').db, id), page);
    return c.json({ goals: items.map(viewGoal), meta });
  },
);

const describeAdd = describe({
  operationId: 'saveGoal',
  tag: 'Sites',
  summary: 'Make a goal, or find the one that is the same',
  answer: goalSchema.extend({ domain: z.string() }),
  errors: ['site_not_found', 'limit_reached', 'name_taken', 'goal_exists'],
});

const add = new Hono<AuthenticatedEnv>().put(
  '/',
  describeAdd,
  requireUserOrKey('sites:write'),
  formOrJsonBody(goalBodySchema),
  async (c) => {
    const services = c.get('services');
    const body = c.req.valid('json');
    const goal = parseGoal(body);
    if (!goal.ok) throw new ApiError('invalid_request', goal.error);
    const site = await readableSite(services, c.get('principal'), body.site_id);
    const saved = await findOrCreate(services, site.id, goal.value);
    await recordAudit(c, { action: 'goal.saved', target: saved.id, site, detail: { name: saved.name } });
    return c.json({ domain: site.domain, ...viewGoal(saved) });
  },
);

const describeRemove = describe({
  operationId: 'deleteGoal',
  tag: 'Sites',
  summary: 'Delete a goal',
  params: { goal_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found', 'goal_in_use'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:goal_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const { db } = c.get('services');
    const site = c.get('site');
    const id = savedId(c.req.param('goal_id'), 'goal');
    const funnels = await listFunnels(db, site.id);
    const funnel = funnels.find(({ steps }) => steps.some((step) => 'goal' in step && step.goal === id));
    if (funnel) {
      const name = JSON.stringify(funnel.name);
      throw new ApiError(
        'goal_in_use',
        `The funnel ${name} needs this goal; change or delete the funnel first.`,
      );
    }
    if (!(await deleteGoal(db, site.id, id))) throw noSuch('goal');
    await recordAudit(c, { action: 'goal.deleted', target: id, site });
    return c.json({ deleted: true });
  },
);

async function findOrCreate({ db, now }: Services, siteId: number, goal: NewGoal): Promise<Goal> {
  const existing = await findGoal(db, siteId, goal);
  if (existing) return sameCurrency(existing, goal);
  if ((await countGoals(db, siteId)) >= MAX_GOALS) throw tooMany(MAX_GOALS, 'goals');
  const created = await createGoal(db, siteId, goal, now());
  if (created) return created;
  // Another request may have made it meanwhile.
  const found = await findGoal(db, siteId, goal);
  if (found) return sameCurrency(found, goal);
  throw nameTaken(goal.name, 'goal');
}

/** What a goal was counted in must not change unnoticed. */
function sameCurrency(existing: Goal, { currency }: NewGoal): Goal {
  if (currency === undefined || currency === existing.currency) return existing;
  const found = existing.currency ? `with the currency ${existing.currency}` : 'without a currency';
  throw new ApiError('goal_exists', `This goal exists already, ${found}; delete it to make it anew.`);
}

/** A goal as Plausible's Sites API shows it, with all that ours can have. */
function viewGoal({ id, name, rule, props, currency }: Goal) {
  return {
    id: String(id),
    goal_type: rule.kind,
    display_name: name,
    event_name: rule.kind === 'event' ? rule.name : null,
    page_path: rule.kind === 'event' ? null : rule.path,
    scroll_threshold: rule.kind === 'scroll' ? rule.threshold : null,
    custom_props: props,
    currency: currency ?? null,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What counts as a conversion on a site. */
export const goals = new Hono<AuthenticatedEnv>().route('/', list).route('/', add).route('/', remove);
