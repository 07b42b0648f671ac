import { APIError } from 'better-auth/api';
import type { Database } from '../../../db/database.ts';
import { readStanding } from '../../../db/users.ts';

/**
 * Lets a session begin, whichever way somebody signs in. @throws APIError `blocked` when the user, or every account of hers, is
 * blocked; `deleted` when she has deleted herself; `email_not_verified` when her address is not hers yet
 */
export async function startSession(db: Database, userId: number): Promise<void> {
  const { isLockedOut, isDeleted, isConfirmed } = await readStanding(db, userId);
  if (isDeleted) throw new APIError('FORBIDDEN', { code: 'DELETED', message: 'This user is deleted.' });
  if (isLockedOut) throw new APIError('FORBIDDEN', { code: 'BLOCKED', message: 'This user is blocked.' });
  if (!isConfirmed) {
    throw new APIError('FORBIDDEN', { code: 'EMAIL_NOT_VERIFIED', message: 'The address is not confirmed.' });
  }
}
