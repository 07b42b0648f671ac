import { DurableObject } from 'cloudflare:workers';
import {
  expiryOf,
  type HitSlice,
  judgeHit,
  type LimitOptions,
  type LimitVerdict,
} from '../../core/sliding-window.ts';

/**
 * Counts hits in sliding windows, for this Worker's beacons and, by `script_name`, for others. Kept in SQLite, so that
 * an eviction forgives nobody; keys are hashes made by the caller, never addresses.
 */
export class LimitObject extends DurableObject {
  private hasTable = false;

  /** Counts a hit if it fits into the window of its key, and says so. A refused hit costs nothing. */
  async hit(key: string, options: LimitOptions): Promise<LimitVerdict> {
    const now = Date.now();
    this.createTable();
    const slices = this.ctx.storage.sql
      .exec('SELECT expires_at AS expiresAt, n FROM hits WHERE key = ? AND expires_at > ?', key, now)
      .toArray() as unknown as HitSlice[];
    const verdict = judgeHit(slices, now, options);
    // From reading to writing nothing is awaited, so hits cannot come between each other.
    if (verdict.allowed) {
      this.ctx.storage.sql.exec(
        'INSERT INTO hits VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
        key,
        expiryOf(now, options.windowMs),
        options.cost ?? 1,
      );
      if ((await this.ctx.storage.getAlarm()) === null) await this.sweepAt(now + options.windowMs);
    }
    return verdict;
  }

  /** Leaves nothing behind of those who have stopped coming. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    this.createTable();
    this.ctx.storage.sql.exec('DELETE FROM hits WHERE expires_at <= ?', now);
    const { last } = this.ctx.storage.sql
      .exec<{ last: number | null }>('SELECT max(expires_at) AS last FROM hits')
      .one();
    if (last !== null) return await this.sweepAt(last);
    await this.ctx.storage.deleteAll();
    this.hasTable = false;
  }

  private createTable(): void {
    if (this.hasTable) return;
    this.ctx.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS hits (key TEXT, expires_at INTEGER, n INTEGER, PRIMARY KEY (key, expires_at)) WITHOUT ROWID',
    );
    this.hasTable = true;
  }

  private async sweepAt(epochMs: number): Promise<void> {
    await this.ctx.storage.setAlarm(epochMs);
  }
}
