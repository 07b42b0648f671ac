import { isMoney } from '../../../core/query/metrics.ts';
import { oneOfEach } from '../../generations.ts';
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
    const compiled = compile({ ...question, generations: { sealed: oneOfEach(sealed), stale } });
    return { query: question.query, compiled };
  });
  return hashOf(['rows', ROWS_VERSION, asked, JSON.stringify(questions[0]?.generations)]);
}
