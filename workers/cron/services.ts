import { type ClickHouse, createClickHouse } from '../../clickhouse/client.ts';
import type { Topology } from '../../clickhouse/topology.ts';
import { clickHouseConfig } from '../../clickhouse/vars.ts';
import { openDatabase } from '../../db/database.ts';
import type { MailServices } from '../../emails/mail-services.ts';
import { mailTransport } from '../../emails/vars.ts';
import { createErrorReporter, type ErrorReporter } from '../../observe/error-reporter.ts';
import { createLog } from '../../observe/log.ts';
import { createResolver, type ResolveHost } from '../../outbound/resolve-host.ts';
import { openVault, type Vault } from '../../vault/vault.ts';
import { type Env, parseVars } from './env.ts';

/** Everything a job may use; built here and nowhere else. */
export interface Services extends MailServices {
  clickhouse: ClickHouse;
  salts: KVNamespace;
  /** KV that ingest reads site configs from. */
  siteConfigs: KVNamespace;
  archive: R2Bucket;
  deadLetters: R2Bucket;
  /** KV with what sealed dates come to, for every data centre. */
  keptAnswers: KVNamespace;
  topology: Topology;
  /** What opens names and addresses. */
  vault: Vault;
  insertTimeoutMs: number;
  sealAfterMs: number;
  ecbRatesUrl: string;
  announcementsPerMinute: number;
  /** Origin of the dashboard. */
  publicUrl: string;
  resolveHost: ResolveHost;
  /** Hostnames that need not be of the public Internet; none in production. */
  localHosts: readonly string[];
  errors: ErrorReporter;
}

/** One statement of a job may take this long; a cron invocation has fifteen minutes. */
const JOB_STATEMENT_TIMEOUT_MS = 300_000;

export function createServices(env: Env, context: ExecutionContext): Services {
  const vars = parseVars(env);
  return {
    db: openDatabase(env.DB),
    clickhouse: createClickHouse({ ...clickHouseConfig(vars), requestTimeoutMs: JOB_STATEMENT_TIMEOUT_MS }),
    salts: env.SALTS,
    siteConfigs: env.SITES,
    archive: env.ARCHIVE,
    deadLetters: env.DEAD_LETTERS,
    keptAnswers: env.ANSWERS,
    topology: vars.CLICKHOUSE_CLUSTER,
    mailTransport: mailTransport(vars),
    waitingMails: env.MAILS,
    mailFrom: vars.MAIL_FROM,
    vault: openVault(env.KEYS, vars.DATA_KEY, Date.now, vars.OLD_DATA_KEY),
    insertTimeoutMs: vars.INSERT_TIMEOUT_MS,
    sealAfterMs: vars.SEAL_AFTER_MS,
    ecbRatesUrl: vars.ECB_RATES_URL,
    announcementsPerMinute: vars.ANNOUNCEMENTS_PER_MINUTE,
    publicUrl: vars.PUBLIC_URL,
    resolveHost: createResolver(vars.DNS_URL),
    localHosts: vars.LOCAL_HOSTS,
    log: createLog('cron'),
    now: Date.now,
    errors: createErrorReporter({ dsn: vars.SENTRY_DSN, stage: vars.STAGE, worker: 'cron' }, context),
  };
}
