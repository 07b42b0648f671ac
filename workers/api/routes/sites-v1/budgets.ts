import { Hono } from 'hono';
import { z } from 'zod';
import { BUDGET_VITALS } from '../../../../core/budgets/budget.ts';
import { nameBudget } from '../../../../core/budgets/name-budget.ts';
import { isSlack, webhookPurpose } from '../../../../core/budgets/webhook-request.ts';
import { DEVICES } from '../../../../core/device.ts';
import { siteZone } from '../../../../core/site.ts';
import { addDays, localDate } from '../../../../core/zoned-time.ts';
import {
  type BudgetToSave,
  deleteBudget,
  type JudgedDay,
  listBudgetDays,
  listBudgets,
  type SavedBudget,
  saveBudget,
} from '../../../../db/budgets.ts';
import type { Site } from '../../../../db/sites.ts';
import {
  budgetCheckSchema,
  budgetListSchema,
  deletedBudgetSchema,
  savedBudgetSchema,
} from '../../answers/budgets.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { readableSite } from '../../readable-site.ts';
import type { Services } from '../../services.ts';
import { noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const MAX_BUDGETS = 50;
const HISTORY_DAYS = 28;
const MAX_TIME_MS = 60_000;
const MAX_CLS = 10;

/** Whether its host may be called is asked whenever it is; this is what can be told without asking. */
const WEBHOOK_URL = z
  .string()
  .max(500)
  .refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  }, 'must be an https address without a port or password');

const budgetBodySchema = z
  .object({
    site_id: SITE_ID,
    vital: z.enum(BUDGET_VITALS),
    limit: z.coerce.number('must be a number').positive('must be above 0'),
    max_increase: z.coerce.number('must be percent, or null').positive().max(1000).nullish(),
    route: z.string().max(500).nullish(),
    device: z.enum(DEVICES).nullish(),
    min_samples: z.coerce.number().int().min(12, 'must be 12 or more').max(1_000_000).default(100),
    days: z.coerce.number().int().min(1).max(14).default(2),
    webhook_url: z
      .union([z.literal(''), WEBHOOK_URL])
      .nullish()
      .meta({
        description:
          'Told there, too. Left out: what the budget has stays. null (in a form: empty): it is removed.',
      }),
  })
  .refine(({ vital, limit }) => limit <= (vital === 'cls' ? MAX_CLS : MAX_TIME_MS), {
    path: ['limit'],
    message: `is in ms, of cls a score: at most ${MAX_TIME_MS} or ${MAX_CLS}`,
  });

const describeList = describe({
  operationId: 'listBudgets',
  tag: 'Sites',
  summary: 'Performance budgets and how their last 28 days went',
  answer: budgetListSchema,
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:read'),
  namesSite(),
  async (c) => c.json({ budgets: await viewBudgets(c.get('services'), c.get('site')) }),
);

const describeCheck = describe({
  operationId: 'checkBudgets',
  tag: 'Sites',
  summary: 'Whether all performance budgets are kept, for builds to ask',
  answer: budgetCheckSchema,
});

const check = new Hono<AuthenticatedEnv>().get(
  '/check',
  describeCheck,
  requireUserOrKey('sites:read'),
  namesSite(),
  async (c) => {
    const budgets = await viewBudgets(c.get('services'), c.get('site'));
    const broken = budgets.filter(({ state }) => state === 'broken');
    return c.json({
      passed: broken.length === 0,
      broken: broken.map(({ id, name, limit, history }) => ({
        id,
        name,
        limit,
        last: history.at(-1) ?? null,
      })),
    });
  },
);

const describePut = describe({
  operationId: 'putBudget',
  tag: 'Sites',
  summary: 'Set a performance budget, one for each vital, route and device',
  answer: savedBudgetSchema,
  errors: ['site_not_found', 'limit_reached'],
});

const put = new Hono<AuthenticatedEnv>().put(
  '/',
  describePut,
  requireUserOrKey('sites:write'),
  formOrJsonBody(budgetBodySchema),
  async (c) => {
    const { db, now } = c.get('services');
    const body = c.req.valid('json');
    const site = await readableSite(c.get('services'), c.get('principal'), body.site_id);
    const wanted: BudgetToSave = {
      vital: body.vital,
      limit: body.limit,
      maxIncrease: body.max_increase ?? null,
      route: body.route || null,
      device: body.device ?? null,
      minSamples: body.min_samples,
      days: body.days,
      ...(body.webhook_url !== undefined && { webhookUrl: body.webhook_url || null }),
    };
    const known = await listBudgets(db, site.id);
    const before = known.find((one) => nameBudget(one) === nameBudget(wanted));
    if (!before && known.length >= MAX_BUDGETS) throw tooMany(MAX_BUDGETS, 'budgets');
    const saved = await saveBudget(db, site.id, wanted, now());
    await recordAudit(c, { action: 'budget.saved', target: saved.id, site });
    const hasOther = before && before.webhookUrl !== saved.webhookUrl;
    return c.json({
      ...viewBudget(saved, []),
      webhook_secret: webhookSecret(c.get('services'), saved),
      replaced_webhook_url: hasOther ? before.webhookUrl : null,
    });
  },
);

const describeRemove = describe({
  operationId: 'deleteBudget',
  tag: 'Sites',
  summary: 'Delete a performance budget',
  params: { budget_id: SAVED_ID },
  answer: deletedBudgetSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:budget_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
    const id = savedId(c.req.param('budget_id'), 'budget');
    const removed = await deleteBudget(c.get('services').db, site.id, id);
    if (!removed) throw noSuch('budget');
    await recordAudit(c, { action: 'budget.deleted', target: id, site });
    return c.json({ deleted: true, webhook_url: removed.webhookUrl });
  },
);

async function viewBudgets({ db, now }: Services, site: Site) {
  const budgets = await listBudgets(db, site.id);
  const from = addDays(localDate(now(), siteZone(site)), -HISTORY_DAYS);
  const days = await listBudgetDays(
    db,
    budgets.map(({ id }) => id),
    from,
  );
  return budgets.map((budget) => viewBudget(budget, days.get(budget.id) ?? []));
}

function viewBudget(budget: SavedBudget, history: JudgedDay[]) {
  const judged = history.filter(({ verdict }) => verdict !== 'unknown');
  return {
    id: String(budget.id),
    name: nameBudget(budget),
    vital: budget.vital,
    limit: budget.limit,
    max_increase: budget.maxIncrease,
    route: budget.route,
    device: budget.device,
    min_samples: budget.minSamples,
    days: budget.days,
    // The address may be all that it takes to post there, and readers see this.
    webhook_host: budget.webhookUrl === null ? null : new URL(budget.webhookUrl).host,
    state: budget.state,
    checked_to: budget.checkedTo,
    broken_days: judged.filter(({ verdict }) => verdict !== 'kept').length,
    judged_days: judged.length,
    history,
  };
}

/** What the receiver of a budget's webhook needs; null where there is none, or it is Slack's. */
function webhookSecret({ vault }: Services, { siteId, webhookUrl }: SavedBudget): string | null {
  if (webhookUrl === null || isSlack(new URL(webhookUrl))) return null;
  return vault.secretFor(webhookPurpose(siteId));
}

/** How fast a site's owner wants its pages to be. */
export const budgets = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', check)
  .route('/', put)
  .route('/', remove);
