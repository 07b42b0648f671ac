import { type ClickHouse, createClickHouse } from '../../clickhouse/client.ts';
import { clickHouseConfig } from '../../clickhouse/vars.ts';
import { openDatabase } from '../../db/database.ts';
import type { MailServices } from '../../emails/mail-services.ts';
import { mailTransport } from '../../emails/vars.ts';
import { createLog } from '../../observe/log.ts';
import {
  createResolver,
  createTextResolver,
  type ResolveHost,
  type ResolveTexts,
} from '../../outbound/resolve-host.ts';
import { openVault, type Vault } from '../../vault/vault.ts';
import { type Env, parseVars, type Vars } from './env.ts';
import { type Auth, createAuth } from './identity/auth.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import type { AnswerCounter } from './middleware/count-answers.ts';
import { createQuerySlots, type QuerySlots } from './query-slots.ts';

/** Everything a route may use; built here and nowhere else. */
export interface Services extends MailServices {
  vars: Vars;
  /** What seals who somebody is. */
  vault: Vault;
  /** better-auth; see identity/auth.ts. */
  auth: Auth;
  clickhouse: ClickHouse;
  /** The same for the operator's statements, which may take minutes. */
  slowClickhouse: ClickHouse;
  limiter: Limiter;
  resolveHost: ResolveHost;
  resolveTexts: ResolveTexts;
  /** KV that ingest reads site configs from. */
  siteConfigs: KVNamespace;
  /** KV with the salts of live dates and the keys of past ones. */
  salts: KVNamespace;
  deadLetters: R2Bucket;
  /** KV with what sealed dates come to, for every data centre. */
  keptAnswers: KVNamespace;
  /** What was answered, until it is written down. */
  answerCounter: AnswerCounter;
  /** Who asks how many questions at the same time. */
  slots: QuerySlots;
}

const SLOW_TIMEOUT_MS = 300_000;

/** Wires the services of one isolate. */
export function createServices(env: Env, now: () => number = Date.now): Services {
  const vars = parseVars(env);
  const db = openDatabase(env.DB);
  const vault = openVault(env.KEYS, vars.DATA_KEY, now, vars.OLD_DATA_KEY);
  return {
    vars,
    db,
    vault,
    auth: createAuth({ db, vault, vars, now }),
    clickhouse: createClickHouse(clickHouseConfig(vars)),
    slowClickhouse: createClickHouse({ ...clickHouseConfig(vars), requestTimeoutMs: SLOW_TIMEOUT_MS }),
    limiter: createLimiter(env.LIMITS),
    resolveHost: createResolver(vars.DNS_URL),
    resolveTexts: createTextResolver(vars.DNS_URL),
    siteConfigs: env.SITES,
    salts: env.SALTS,
    deadLetters: env.DEAD_LETTERS,
    keptAnswers: env.ANSWERS,
    mailTransport: mailTransport(vars),
    waitingMails: env.MAILS,
    mailFrom: vars.MAIL_FROM,
    log: createLog('api'),
    answerCounter: { answers: 0, failures: 0, writtenAt: now() },
    slots: createQuerySlots(),
    now,
  };
}

const perIsolate = new WeakMap<Env, Services>();

/** The services of this isolate; an isolate's env never changes. */
export function servicesOf(env: Env): Services {
  const services = perIsolate.get(env) ?? createServices(env);
  perIsolate.set(env, services);
  return services;
}
