import type { ClickHouse } from '../../clickhouse/client.ts';
import { median } from '../median.ts';
import { mismatches } from './compare.ts';
import { exactAnswer } from './exact.ts';
import { describeQuestion, type Question } from './questions.ts';
import type { Answer, Row, Structure } from './structure.ts';

/** How often things are done before they are timed, and how often after. */
export interface Rounds {
  warmUps: number;
  timed: number;
}

export interface Measured {
  question: Question;
  /** By structure. */
  medianMs: Record<string, number>;
  rowsRead: Record<string, number>;
  exact: Row[];
  /** Sentences; empty when every answer is right. */
  wrong: string[];
  compared: number;
}

/** Asks one question of every structure, turn and turn about, and compares each answer with the exact one. */
export async function measureQuestion(
  clickhouse: ClickHouse,
  structures: readonly Structure[],
  question: Question,
  rounds: Rounds,
): Promise<Measured> {
  const times = structures.map(() => [] as number[]);
  const answers: (Answer | undefined)[] = [];
  for (let round = -rounds.warmUps; round < rounds.timed; round++) {
    for (const [index, structure] of structures.entries()) {
      const began = performance.now();
      answers[index] = await structure.ask(clickhouse, question);
      if (round >= 0) times[index]?.push(performance.now() - began);
    }
  }
  const exact = await exactAnswer(clickhouse, question);
  const measured: Measured = { question, medianMs: {}, rowsRead: {}, exact, wrong: [], compared: 0 };
  for (const [index, structure] of structures.entries()) {
    const answer = answers[index];
    measured.medianMs[structure.name] = median(times[index] ?? []);
    measured.rowsRead[structure.name] = answer?.rowsRead ?? 0;
    if (!answer || !structure.isComparable(question)) continue;
    measured.compared++;
    for (const wrong of mismatches(question, answer.rows, exact, structure.tolerance)) {
      measured.wrong.push(`${structure.name}: ${describeQuestion(question)}: ${wrong}`);
    }
  }
  return measured;
}

/** Something that is timed, and what is done before and after it each time, which is not. */
export interface Turn {
  before?: () => Promise<void>;
  work: () => Promise<void>;
  after?: () => void;
}

/** The median times in ms of things done again and again, turn and turn about, after they are warm. */
export async function timeTurns(turns: readonly Turn[], rounds: Rounds): Promise<number[]> {
  const times = turns.map(() => [] as number[]);
  for (let round = -rounds.warmUps; round < rounds.timed; round++) {
    for (const [index, { before, work, after }] of turns.entries()) {
      await before?.();
      const began = performance.now();
      await work();
      if (round >= 0) times[index]?.push(performance.now() - began);
      after?.();
    }
  }
  return times.map(median);
}
