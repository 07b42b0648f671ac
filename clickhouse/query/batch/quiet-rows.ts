import { isMoney } from '../../../core/query/metrics.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import type { Generations } from '../../generations.ts';
import type { AnswerRow } from '../answer.ts';
import { type AnswerCache, hashOf } from '../answer-cache.ts';
import { type CompileInput, compile } from '../compile.ts';
import type { Look } from '../look.ts';

/** A look under way, the print of the generations that are asked of, and whether the site was quiet at the look before. */
export interface Watch {
  look: Promise<Look>;
  print: string;
  wasQuiet: boolean;
}

/** Another one whenever the rows that are kept would be others for the same statement. */
const ROWS_VERSION = 1;

interface KeptRows {
  /** What was assembled; see `Look`. */
  events: string;
  rows: AnswerRow[][];
}

/**
 * The rows of questions under the same generations, kept while a site is quiet: until a look finds an event more or less
 * among those that are assembled. While a site is busy, nothing is kept, and nothing waited for.
 */
export async function whileQuiet(
  questions: readonly CompileInput[],
  { cache, watch }: { cache: AnswerCache | undefined; watch: Watch | undefined },
  ask: () => Promise<AnswerRow[][] | undefined>,
): Promise<AnswerRow[][] | undefined> {
  // Rates of exchange change by themselves.
  if (!cache || !watch || questions.some(({ query }) => query.metrics.some(isMoney))) return await ask();
  const kept = watch.wasQuiet ? await cache.get<KeptRows>(nameOf(questions)) : undefined;
  if (kept && (await watch.look).events === kept.events) return kept.rows;
  const rows = await ask();
  const { print, isQuiet, events } = await watch.look;
  // What was read beside the look holds all that the look saw, as none of it is new.
  if (isQuiet && rows && print === watch.print) cache.put<KeptRows>(nameOf(questions), { events, rows });
  return rows;
}

/** A hash of all that rows follow from but the events that are assembled: the questions, their SQL, and the generations. */
function nameOf(questions: readonly CompileInput[]): string {
  const asked = questions.map((question) => {
    const { sealed, stale } = question.generations;
    return {
      query: timelessly(question.query),
      sql: compile({ ...question, generations: { sealed: oneOfEach(sealed), stale } }).sql,
      totalVisitors: question.totalVisitors,
    };
  });
  const [first] = questions;
  return hashOf(['rows', ROWS_VERSION, first?.siteId, asked, JSON.stringify(first?.generations)]);
}

/** Of whole days, no instant is compared, and they end now if they end today. */
function timelessly(query: ResolvedQuery): ResolvedQuery {
  const { period } = query;
  return period.wholeDays ? { ...query, period: { ...period, from: 0, to: 0 } } : query;
}

/** A date of each kind: a statement over these is the same but for lists of dates, and is compiled in a tenth of the time. */
export function oneOfEach(sealed: Generations['sealed']): Generations['sealed'] {
  return [...new Map(sealed.map((one) => [`${one.rolled} ${one.month !== undefined}`, one])).values()];
}
