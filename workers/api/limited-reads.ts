import { type LimitedReads, limitReads } from '../../clickhouse/limit-reads.ts';
import { exportLimits, type QueryLimits, queryLimits } from '../../core/query-limits.ts';
import { readQueryLimits } from '../../db/accounts.ts';
import { accountOf } from './account-of.ts';
import type { Principal } from './context.ts';
import { ApiError, type ErrorCode } from './errors.ts';
import type { Services } from './services.ts';

/** How questions are refused that cost too much, or now. */
export const READ_ERRORS = [
  'too_many_queries',
  'query_too_heavy',
  'query_timeout',
  'storage_unavailable',
] as const satisfies ErrorCode[];

/** Reads under limits that somebody holds a slot for until `release`. */
export interface HeldReads {
  reads: LimitedReads;
  release(): void;
}

/** Runs a question under the limits of the account that asks. @throws ApiError too_many_queries, LimitExceeded, … */
export async function withReads<T>(
  services: Services,
  principal: Principal,
  ask: (reads: LimitedReads) => Promise<T>,
): Promise<T> {
  const { reads, release } = await holdReads(services, principal);
  try {
    return await ask(reads);
  } finally {
    release();
  }
}

/** Reads for an export, which the caller must release when its last byte is gone. */
export function holdExportReads(
  services: Services,
  principal: Principal,
  signal: AbortSignal,
): Promise<HeldReads> {
  return holdReads(services, principal, { adapt: exportLimits, signal });
}

async function holdReads(
  services: Services,
  principal: Principal,
  options: { adapt?: (limits: QueryLimits) => QueryLimits; signal?: AbortSignal } = {},
): Promise<HeldReads> {
  const { db, clickhouse, slots, now } = services;
  const accountId = accountOf(principal);
  const own = queryLimits(accountId === null ? null : await readQueryLimits(db, accountId));
  const limits = options.adapt ? options.adapt(own) : own;
  const startedAt = now();
  const release = slots.take(String(accountId), limits.concurrent, startedAt, startedAt + limits.timeMs * 2);
  if (!release) {
    const message = `This account asks ${limits.concurrent} questions at the same time already. Try again when one is answered.`;
    throw new ApiError('too_many_queries', message, { 'retry-after': '1' });
  }
  return { reads: limitReads(clickhouse, limits, options.signal), release };
}
