import { createMiddleware } from 'hono/factory';
import { addAnswers } from '../../../db/answer-counts.ts';
import { describeError } from '../../../observe/log.ts';
import type { ApiEnv } from '../context.ts';

const HOUR_MS = 3_600_000;
/** A write for each answer would cost more than the answers. */
const PAUSE_MS = 60_000;
/** Failures are told of sooner, and not each by itself when there are many. */
const FAILURE_PAUSE_MS = 2_000;

/** What this isolate has answered since it last wrote that down; what it has not when it ends is lost. */
export interface AnswerCounter {
  answers: number;
  failures: number;
  writtenAt: number;
}

/** Counts answers, and those among them that are our fault (5xx), by hour in D1: readable when ClickHouse is not. */
export function countAnswers() {
  return createMiddleware<ApiEnv>(async function countAnswers(c, next) {
    await next();
    const { db, now, log, answerCounter: counter } = c.get('services');
    const isFailure = c.res.status >= 500;
    counter.answers++;
    if (isFailure) counter.failures++;
    const at = now();
    if (at - counter.writtenAt < (isFailure ? FAILURE_PAUSE_MS : PAUSE_MS)) return;
    const { answers, failures } = counter;
    Object.assign(counter, { answers: 0, failures: 0, writtenAt: at });
    const hour = at - (at % HOUR_MS);
    c.executionCtx.waitUntil(
      addAnswers(db, { hour, answers, failures }).catch((error: unknown) =>
        log('warn', 'answers not counted', describeError(error)),
      ),
    );
  });
}
