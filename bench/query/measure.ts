import type { ClickHouse } from '../../clickhouse/client.ts';
import { median } from '../median.ts';
import { mismatches } from './compare.ts';
import { exactAnswer } from './exact.ts';
import { describeQuestion, type Question } from './questions.ts';
import type { Answer, Row, Structure } from './structure.ts';

const WARM_UPS = 3;
const ROUNDS = 7;

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
): Promise<Measured> {
  const times = structures.map(() => [] as number[]);
  const answers: (Answer | undefined)[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
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

/** The median time in ms of something done again and again, after it is warm. */
export async function timeRounds(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const began = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - began);
  }
  return median(times);
}
