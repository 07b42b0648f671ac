import { join } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../scripts/operator/command-error.ts';
import { askStack, type Stack as Operator } from '../scripts/operator/stack.ts';
import { readState, writePrivate } from './data-dir.ts';
import { type Coverage, resumeCoverage } from './demo/coverage.ts';
import { DEMO_SITE } from './demo/demo-site.ts';
import { OWN_SITE } from './demo/own-site.ts';

const EMAIL = 'you@pharos.localhost';
const DEMO_SCOPES = ['events:write', 'deploys:write', 'sites:write'];
const DEMO_GOALS = [
  { goal_type: 'event', event_name: 'Signup' },
  { goal_type: 'event', event_name: 'Purchase', currency: 'EUR' },
];

const signInSchema = z.object({ email: z.string(), password: z.string() });
export type SignIn = z.infer<typeof signInSchema>;

const stretchSchema = z.object({ from: z.number(), to: z.number() });
const demoSchema = z.object({
  key: z.string(),
  /** Of the key; one of an earlier version could do less. */
  scopes: z.array(z.string()).default([]),
  coverage: z.object({ gaps: z.array(stretchSchema), until: z.number() }),
});
const siteSchema = z.object({ domain: z.string(), key: z.string() });

/** The demo site in a data directory, and how far its traffic has been made up. */
export interface Demo {
  siteKey: string;
  /** API key with the scopes events:write, deploys:write and sites:write. */
  apiKey: string;
  coverage: Coverage;
  save(coverage: Coverage): void;
}

/** The person who may sign in: made at the first start of a data directory, the same ever after. */
export async function seedSignIn(operator: Operator, dataDir: string): Promise<SignIn> {
  // sign-in.json is that of a database whose users are gone (migrations/d1/0011).
  const file = join(dataDir, 'owner.json');
  const known = readState(file, signInSchema);
  if (known) return known;
  const user = await askStack(operator, {
    method: 'POST',
    path: '/api/operator/users',
    body: { email: EMAIL, staff: true },
  });
  const signIn = signInSchema.parse(user);
  writePrivate(file, JSON.stringify(signIn));
  return signIn;
}

/** The demo site and that of the dashboard itself, made at the first start; `now` is epoch ms. */
export async function seedDemo(operator: Operator, dataDir: string, now: number): Promise<Demo> {
  const site = await findOrAdd(operator, DEMO_SITE);
  await findOrAdd(operator, OWN_SITE);
  const file = join(dataDir, 'demo.json');
  const known = readState(file, demoSchema);
  const isEnough = DEMO_SCOPES.every((scope) => known?.scopes.includes(scope));
  const apiKey = known && isEnough ? known.key : await addKey(operator);
  const save = (coverage: Coverage) =>
    writePrivate(file, JSON.stringify({ key: apiKey, scopes: DEMO_SCOPES, coverage }));
  const coverage = resumeCoverage(known?.coverage, now);
  save(coverage);
  return { siteKey: site.key, apiKey, coverage, save };
}

async function findOrAdd(operator: Operator, { domain, timezone }: { domain: string; timezone: string }) {
  const path = '/api/operator/sites';
  const sites = z.array(siteSchema).parse(await askStack(operator, { method: 'GET', path }));
  const known = sites.find((site) => site.domain === domain);
  if (known) return known;
  return siteSchema.parse(await askStack(operator, { method: 'POST', path, body: { domain, timezone } }));
}

/** The demo's key, and with it what takes one: its goals, and that its dashboard is public. */
async function addKey(operator: Operator): Promise<string> {
  const body = { scopes: DEMO_SCOPES, site: DEMO_SITE.domain, name: 'demo' };
  const answer = await askStack(operator, { method: 'POST', path: '/api/operator/keys', body });
  const parsed = z.object({ key: z.string() }).safeParse(answer);
  if (!parsed.success) throw new CommandError('The stack made no key for the demo.');
  // Only with a new key: a goal that was deleted stays away, and a dashboard that was closed stays closed.
  const owner = { url: operator.url, token: parsed.data.key };
  for (const goal of DEMO_GOALS) {
    const body = { site_id: DEMO_SITE.domain, ...goal };
    await askStack(owner, { method: 'PUT', path: '/api/v1/sites/goals', body });
  }
  const path = `/api/v1/sites/${DEMO_SITE.domain}`;
  await askStack(owner, { method: 'PUT', path, body: { public: true } });
  return parsed.data.key;
}
