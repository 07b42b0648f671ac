import { APIError } from 'better-auth/api';
import type { Database } from '../../../db/database.ts';
import { readStanding } from '../../../db/users.ts';

/** Lets a session begin, whichever way somebody signs in. @throws APIError `blocked` when the user, or every account of hers, is blocked */
export async function startSession(db: Database, userId: number): Promise<void> {
  const { isLockedOut } = await readStanding(db, userId);
  if (isLockedOut) throw new APIError('FORBIDDEN', { code: 'BLOCKED', message: 'This user is blocked.' });
}
