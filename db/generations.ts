import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { generations } from './schema.ts';

/**
 * Hands out the next generation number: at least `cutUs` (microseconds of ClickHouse's clock) and above every number
 * handed out before, whoever asks at the same time. One statement, so D1 itself is the lock.
 */
export async function nextGeneration(db: Database, cutUs: number): Promise<number> {
  const [row] = await db
    .update(generations)
    .set({ gen: sql`max(${generations.gen} + 1, ${cutUs})` })
    .returning({ gen: generations.gen });
  if (!row) throw new Error('the generations table has lost its row');
  return row.gen;
}
