import type { ClickHouse } from '../../client.ts';
import type { Ids } from '../../distinct-hits.ts';
import type { DateRange, Generations } from '../../generations.ts';
import { LimitExceeded } from '../../limit-reads.ts';
import type { AnswerRow } from '../answer.ts';
import type { AnswerCache } from '../answer-cache.ts';
import type { CompileInput } from '../compile.ts';
import { directReads, type KnownGenerations, type Reads } from '../reads.ts';
import { asRefusal, RefusedQuery } from '../refused-query.ts';
import { hasTwins, withoutTwins } from '../twins.ts';
import { batchRowSchema, compileBatch, splitBatch } from './compile-batch.ts';
import { gather } from './gather.ts';
import { type AskRows, answerInParts, isOfParts } from './long-parts.ts';
import { isLong } from './long-sql.ts';
import { type Watch, whileQuiet } from './quiet-rows.ts';
import { type AskedRange, loadGenerations } from './shared-generations.ts';

/** ClickHouse takes a quarter of this by default. */
const LONG_STATEMENT = { settings: { max_query_size: 1024 * 1024 } };

/**
 * Reads of several queries that are answered at the same time: what they ask for together is read together, and what the
 * cache knows of sealed dates is not read again.
 */
export function sharedReads(clickhouse: ClickHouse, cache?: AnswerCache): Reads {
  // By the generations of a range, which are one object for all who ask for it.
  const twins = new Map<Generations, Promise<boolean>>();
  const watches = new WeakMap<Generations, Watch>();
  const twinsOf = (question: CompileInput) => {
    const look = watches.get(question.generations)?.look.then((seen) => seen.hasTwins);
    const found = twins.get(question.generations) ?? look ?? hasTwins(clickhouse, question);
    twins.set(question.generations, found);
    return found;
  };
  const direct = directReads(clickhouse, twinsOf);
  const firstDates = new Map<number, Promise<string | undefined>>();
  const openEvents = new Map<Generations, Promise<boolean>>();
  return {
    ...direct,
    firstDate(siteId) {
      const date = firstDates.get(siteId) ?? direct.firstDate(siteId);
      firstDates.set(siteId, date);
      return date;
    },
    hasOpenEvents(siteId, range, generations) {
      const found = openEvents.get(generations) ?? direct.hasOpenEvents(siteId, range, generations);
      openEvents.set(generations, found);
      return found;
    },
    generations: (() => {
      const ask = gather<AskedRange, KnownGenerations>(
        (asked) => loadGenerations(clickhouse, cache, watches, asked),
        // The ranges that wait for it are read with the others.
        async () => {
          if (firstDates.size === 0) return;
          await Promise.allSettled(firstDates.values());
          await new Promise((go) => setTimeout(go, 0));
        },
      );
      return (siteId: number, range: DateRange) => ask({ siteId, range });
    })(),
    rows: gather<CompileInput, AnswerRow[]>((questions) =>
      loadRows(clickhouse, { ...direct, twinsOf, cache, watches }, questions),
    ),
  };
}

/** The rows of single questions, whether events that one assembles are held twice, and what is kept and watched. */
type RowReads = Pick<Reads, 'rows'> & {
  twinsOf: (question: CompileInput) => Promise<boolean>;
  cache: AnswerCache | undefined;
  watches: WeakMap<Generations, Watch>;
};

/** Questions of the same sessions in one statement, if that is worth it; the statements side by side. */
function loadRows(
  clickhouse: ClickHouse,
  reads: RowReads,
  questions: readonly CompileInput[],
): Promise<AnswerRow[]>[] {
  const groups = Map.groupBy(questions, (question, place) => {
    const { siteId, query } = question;
    return JSON.stringify([siteId, query.period, query.filters, ...(standsAlone(question) ? [place] : [])]);
  });
  const answers = new Map<CompileInput, Promise<AnswerRow[]>>();
  for (const group of [...groups.values()].flatMap((one) => (reads.cache ? partsApart(one) : [one]))) {
    const [first] = group;
    const watch = first && reads.watches.get(first.generations);
    const together = whileQuiet(group, { cache: reads.cache, watch }, () =>
      loadGroup(clickhouse, reads, group),
    );
    for (const [index, question] of group.entries()) {
      answers.set(
        question,
        together.then((rows) => rows?.[index] ?? reads.rows(question)),
      );
    }
  }
  return questions.map((question) => answers.get(question) ?? reads.rows(question));
}

/**
 * Without a filter, sessions of large dates are read for each question anyway that is none of the long form. In a statement
 * of its own it is analyzed beside the others and not after them, and faster: the cost of analysis grows more than its length.
 */
function standsAlone({ query, generations }: CompileInput): boolean {
  return query.filters.length === 0 && !isLong(query) && generations.sealed.some(({ rolled }) => rolled);
}

/** Questions that can be answered in parts, and the others. */
function partsApart(questions: readonly CompileInput[]): CompileInput[][] {
  return [...Map.groupBy(questions, isOfParts).values()];
}

/** The rows of each question; undefined when they must be asked one by one. */
async function loadGroup(
  clickhouse: ClickHouse,
  reads: RowReads,
  questions: readonly CompileInput[],
): Promise<AnswerRow[][] | undefined> {
  const { cache, twinsOf } = reads;
  const [first] = questions;
  if (!cache || !first || !isOfParts(first)) return await loadTogether(clickhouse, reads, questions);
  const ask: AskRows = async (compiled, dates) => {
    const read = async (ids: Ids) =>
      (await clickhouse.query({ ...compiled(ids), ...LONG_STATEMENT, schema: batchRowSchema })).rows;
    return dates === 'sealed' ? await read('distinct') : await withoutTwins(() => twinsOf(first), read);
  };
  const parts = await orOneByOne(() => answerInParts(questions, cache, ask));
  return parts ?? (await loadTogether(clickhouse, reads, questions));
}

/** The rows of each question; undefined when they must be asked one by one, as one alone may be to blame. */
async function loadTogether(
  clickhouse: ClickHouse,
  reads: RowReads,
  questions: readonly CompileInput[],
): Promise<AnswerRow[][] | undefined> {
  const [first, ...more] = questions;
  if (first === undefined) return undefined;
  if (more.length === 0) return [await reads.rows(first)];
  return await orOneByOne(async () => {
    const { rows } = await withoutTwins(
      () => reads.twinsOf(first),
      (ids) =>
        clickhouse.query({
          ...compileBatch([first, ...more], ids),
          ...LONG_STATEMENT,
          schema: batchRowSchema,
        }),
    );
    return splitBatch(questions, rows);
  });
}

/** Undefined where a statement that several questions share is refused, or takes more than one may. */
async function orOneByOne<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    const reason = asRefusal(error);
    const isOwn = reason instanceof LimitExceeded && reason.limit !== 'time';
    if (isOwn || reason instanceof RefusedQuery) return undefined;
    throw reason;
  }
}
