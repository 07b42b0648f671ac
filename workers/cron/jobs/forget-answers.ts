import { deleteAnswerCountsBefore } from '../../../db/answer-counts.ts';
import type { Services } from '../services.ts';

const KEPT_MS = 30 * 86_400_000;

/** Forgets how many answers there were by hour, after a month. */
export async function forgetAnswers({ db }: Services, now: number): Promise<{ forgotten: number }> {
  return { forgotten: await deleteAnswerCountsBefore(db, now - KEPT_MS) };
}
