import { asc, gte, lt, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { answerCounts } from './schema.ts';

/** Adds to the answers of an hour (its start, epoch ms). */
export async function addAnswers(
  db: Database,
  { hour, answers, failures }: typeof answerCounts.$inferInsert,
): Promise<void> {
  await db
    .insert(answerCounts)
    .values({ hour, answers, failures })
    .onConflictDoUpdate({
      target: answerCounts.hour,
      set: {
        answers: sql`${answerCounts.answers} + ${answers}`,
        failures: sql`${answerCounts.failures} + ${failures}`,
      },
    });
}

/** The hours since an instant that had answers, oldest first. */
export async function listAnswerCounts(db: Database, since: number) {
  return await db
    .select()
    .from(answerCounts)
    .where(gte(answerCounts.hour, since))
    .orderBy(asc(answerCounts.hour));
}

/** Forgets hours before an instant (cron); answers how many. */
export async function deleteAnswerCountsBefore(db: Database, hour: number): Promise<number> {
  return (await db.delete(answerCounts).where(lt(answerCounts.hour, hour))).meta.changes;
}
