import type { ClickHouse } from '../../clickhouse/client.ts';
import type { Question } from './questions.ts';

/** One row of an answer: its key ('' without) and its numbers. */
export interface Row {
  key: string;
  values: (number | null)[];
}

export interface Answer {
  rows: Row[];
  rowsRead: number;
}

/** Tables and the way they are filled and asked; all of them live in a database of that name. */
export interface Structure {
  name: string;
  /** How far from the exact answer a number may be, as a share; 0 for none. */
  tolerance: number;
  create(clickhouse: ClickHouse): Promise<void>;
  fill(clickhouse: ClickHouse): Promise<void>;
  ask(clickhouse: ClickHouse, question: Question): Promise<Answer>;
  /** Whether it defines things so that an answer to the question can be compared. */
  isComparable(question: Question): boolean;
}
