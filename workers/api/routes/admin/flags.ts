import { Hono } from 'hono';
import { z } from 'zod';
import { FLAG_NAMES, FLAGS, isFlagOn } from '../../../../core/flags/flags.ts';
import { FLAG_MODES } from '../../../../core/flags/modes.ts';
import { readFlagRules, saveFlagRule } from '../../../../db/feature-flags.ts';
import { recordLook } from '../../admin/record-look.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { doneSchema, flagsSchema } from '../../answers/admin.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';

const ruleSchema = z.strictObject({
  mode: z.enum(FLAG_MODES, `must be one of ${FLAG_MODES.join(', ')}`),
  share: z.int('must be a whole number').min(0).max(100).default(0),
  accounts: z.array(z.string().min(1).max(100)).max(500).default([]),
});

const describeList = describe({
  operationId: 'listFlags',
  tag: 'Admin',
  summary: 'Parts of the product that can be switched',
  answer: flagsSchema,
});

const list = new Hono<AuthenticatedEnv>().get('/', describeList, requireStaff(), async (c) => {
  await recordLook(c, staffActor(c), { target: 'flags' });
  const rules = await readFlagRules(c.get('services').db);
  return c.json({
    flags: FLAG_NAMES.map((name) => {
      const rule = rules.get(name);
      return {
        ...{ name, description: FLAGS[name].description, by_default: FLAGS[name].isOn },
        ...{ mode: rule?.mode ?? 'default', share: rule?.share ?? 0, accounts: rule?.accounts ?? [] },
        is_on: rule?.mode === 'some' ? null : isFlagOn(name, rule),
        changed_at: rule ? new Date(rule.changedAt).toISOString() : null,
      };
    }),
  });
});

const describeSet = describe({
  operationId: 'setFlag',
  tag: 'Admin',
  summary: 'Switch a part of the product, for everybody, a share of the accounts, or some by name',
  params: { flag: z.string() },
  answer: doneSchema,
  errors: ['not_found'],
});

const set = new Hono<AuthenticatedEnv>().put(
  '/:flag',
  describeSet,
  requireStaff(),
  jsonBody(ruleSchema),
  async (c) => {
    const { db, now } = c.get('services');
    const name = FLAG_NAMES.find((one) => one === c.req.param('flag'));
    if (!name) throw new ApiError('not_found', 'There is no such flag.');
    const rule = c.req.valid('json');
    await saveFlagRule(db, { name, ...rule, changedBy: signedInUser(c).id, changedAt: now() });
    await recordAudit(c, { action: 'flag.changed', target: name, actor: staffActor(c), detail: rule });
    return c.json({ done: true as const });
  },
);

/** Flags of core/flags/flags.ts. */
export const adminFlags = new Hono<AuthenticatedEnv>().route('/', list).route('/', set);
