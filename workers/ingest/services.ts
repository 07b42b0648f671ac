import { memoise } from '../../core/memo.ts';
import { readUserAgent, type UserAgentFacts } from '../../core/user-agent.ts';
import { createLog, describeError, type Log } from '../../observe/log.ts';
import { type BeaconLimiter, createBeaconLimiter } from './beacon-limiter.ts';
import { sharedKey } from './client-key.ts';
import { type Env, parseVars } from './env.ts';
import { createQueueSink, type EventSink } from './event-sink.ts';
import { createCountFlusher } from './flush-counts.ts';
import { createGroupCommit } from './group-commit.ts';
import { createOutcomeCounter, type OutcomeCounter } from './outcome-counter.ts';
import { randomId64 } from './random.ts';
import { createSalts, type Salts } from './salts.ts';
import { createSiteConfigs, type SiteConfigs } from './site-configs.ts';

/** Everything a route may use; built here and nowhere else. */
export interface Services {
  sites: SiteConfigs;
  salts: Salts;
  limiter: BeaconLimiter;
  sink: EventSink;
  outcomes: OutcomeCounter;
  /** Sees to it that counts leave the isolate soon. */
  flushCounts: (context: Pick<ExecutionContext, 'waitUntil'>) => void;
  readUserAgent: (userAgent: string) => UserAgentFacts;
  log: Log;
  now: () => number;
}

const MAX_USER_AGENTS = 2_000;

/** Wires the services of one isolate. */
export function createServices(env: Env, now: () => number = Date.now): Services {
  const vars = parseVars(env);
  const log = createLog('ingest');
  const sink = createGroupCommit(createQueueSink(env.EVENTS, now));
  const outcomes = createOutcomeCounter(randomId64);
  const salts = createSalts(env.SALTS, now);
  const limiter = createBeaconLimiter({
    limit: vars.BEACONS_PER_MINUTE,
    windowMs: 60_000,
    async take(ip, options) {
      const secret = await salts.find(new Date(now()).toISOString().slice(0, 10));
      if (secret === undefined) throw new Error('there is no secret of the day to hash addresses with');
      return await env.LIMITS.getByName(`beacons:${sharedKey(ip, secret)}`).hit('beacons', options);
    },
    onError: (error) => log('error', 'the limit could not be asked', describeError(error)),
  });
  return {
    sites: createSiteConfigs(env.SITES, now),
    salts,
    limiter,
    sink,
    outcomes,
    flushCounts: createCountFlusher({ sink, outcomes, log, now }),
    readUserAgent: memoise(readUserAgent, MAX_USER_AGENTS),
    log,
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
