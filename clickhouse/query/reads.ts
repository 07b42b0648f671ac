import { z } from 'zod';
import type { ClickHouse } from '../client.ts';
import { type DateRange, type Generations, readGenerations } from '../generations.ts';
import type { SqlFragment } from '../session-rows.ts';
import type { AnswerRow } from './answer.ts';
import { type CompileInput, compile } from './compile.ts';
import { readFirstDate } from './first-date.ts';
import { hasOpenEvents } from './open-events.ts';
import { asRefusal } from './refused-query.ts';
import { hasTwins, withoutTwins } from './twins.ts';

/** Generations as they were when they were read last, if that is known, and as they are: the same object if nothing changed. */
export interface KnownGenerations {
  lately: Generations | undefined;
  now: Promise<Generations>;
}

/** What answering queries reads of ClickHouse; every method throws RefusedQuery, StorageError and what limits throw. */
export interface Reads {
  /** The local date of a site's first event. */
  firstDate(siteId: number): Promise<string | undefined>;
  generations(siteId: number, range: DateRange): Promise<KnownGenerations>;
  /** Whether the site has events on any date of the range that is not sealed. */
  hasOpenEvents(siteId: number, range: DateRange, generations: Generations): Promise<boolean>;
  /** The rows of a question, as `compile` names their columns. */
  rows(question: CompileInput): Promise<AnswerRow[]>;
  /** The rows of a statement made of a compiled question. */
  run(statement: SqlFragment): Promise<AnswerRow[]>;
}

export const answerRowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Each read as a statement of its own; `twinsOf` says of a question whether events that it assembles are held twice. */
export function directReads(
  clickhouse: ClickHouse,
  twinsOf: (question: CompileInput) => Promise<boolean> = (question) => hasTwins(clickhouse, question),
): Reads {
  const run = async (statement: SqlFragment) => {
    try {
      return (await clickhouse.query({ ...statement, schema: answerRowSchema })).rows;
    } catch (error) {
      throw asRefusal(error);
    }
  };
  return {
    firstDate: (siteId) => readFirstDate(clickhouse, siteId),
    generations: async (siteId, range) => {
      return { lately: undefined, now: readGenerations(clickhouse, siteId, range) };
    },
    hasOpenEvents: (siteId, range, generations) => hasOpenEvents(clickhouse, siteId, range, generations),
    rows: (question) =>
      withoutTwins(
        () => twinsOf(question),
        (ids) => run(compile(question, ids)),
      ),
    run,
  };
}
