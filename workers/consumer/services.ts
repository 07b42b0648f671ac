import { type ClickHouse, createClickHouse } from '../../clickhouse/client.ts';
import { clickHouseConfig } from '../../clickhouse/vars.ts';
import { createErrorReporter, type ErrorReporter } from '../../observe/error-reporter.ts';
import { createLog, type Log } from '../../observe/log.ts';
import { type Env, parseVars } from './env.ts';

/** Everything a handler may use; built here and nowhere else. */
export interface Services {
  clickhouse: ClickHouse;
  insertTimeoutMs: number;
  deadLetters: R2Bucket;
  log: Log;
  errors: ErrorReporter;
  now: () => number;
}

export function createServices(env: Env, context: ExecutionContext): Services {
  const vars = parseVars(env);
  return {
    clickhouse: createClickHouse(clickHouseConfig(vars)),
    insertTimeoutMs: vars.INSERT_TIMEOUT_MS,
    deadLetters: env.DEAD_LETTERS,
    log: createLog('consumer'),
    errors: createErrorReporter({ dsn: vars.SENTRY_DSN, stage: vars.STAGE, worker: 'consumer' }, context),
    now: Date.now,
  };
}
