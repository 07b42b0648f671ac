import type { Context } from 'hono';
import { type AnswerCache, hashOf } from '../../clickhouse/query/answer-cache.ts';
import type { AskedQuery } from '../../clickhouse/query/batch/run-batch.ts';
import { type KeptAnswers, keptAnswersKey } from '../../clickhouse/query/kept-answers.ts';
import { movesByDay } from '../../core/period.ts';
import { noteUsual } from '../../db/usual-questions.ts';
import { describeError } from '../../observe/log.ts';
import type { AuthenticatedEnv } from './context.ts';
import { type AskBeyond, createAnswerCache } from './query-cache.ts';

/** As much as a dashboard has many times over. */
const MOST_QUESTIONS = 50;
const MOST_CHARACTERS = 64 * 1024;
/** KV looks no further than the data centre for so long, also for what it did not find. */
const KV_SECONDS = 300;

/**
 * The cache for questions that are asked together: what it does not know of a site's sealed dates, cron may have worked out
 * for every data centre. `answered` says that none was refused: where something was not known here, the questions are
 * noted, for cron to work it out the next time.
 */
export function usualAnswers(
  c: Context<AuthenticatedEnv>,
  asked: readonly AskedQuery[],
): { cache: AnswerCache; answered(): void } {
  const { db, keptAnswers, log, now } = c.get('services');
  const [first, ...others] = asked;
  const isOfOneSite = first !== undefined && others.every(({ site }) => site.siteId === first.site.siteId);
  if (!isOfOneSite) return { cache: createAnswerCache(c.executionCtx, log), answered: () => {} };

  const { siteId } = first.site;
  let kept: Promise<KeptAnswers | null> | undefined;
  const beyond: AskBeyond = async (name) => {
    kept ??= keptAnswers.get<KeptAnswers>(keptAnswersKey(siteId), { type: 'json', cacheTtl: KV_SECONDS });
    return (await kept)?.[name];
  };
  const answered = () => {
    const questions = asked.map(({ query }) => query);
    if (!kept || questions.length > MOST_QUESTIONS) return;
    if (!questions.every(({ range }) => movesByDay(range))) return;
    if (JSON.stringify(questions).length > MOST_CHARACTERS) return;
    const note = { siteId, name: hashOf(questions), questions };
    c.executionCtx.waitUntil(
      noteUsual(db, note, now()).catch((error: unknown) =>
        log('warn', 'usual questions not noted', describeError(error)),
      ),
    );
  };
  return { cache: createAnswerCache(c.executionCtx, log, beyond), answered };
}
