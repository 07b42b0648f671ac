import { ApiError } from '../errors.ts';
import { SAVED_ID } from '../routes/sites-v1/saved-id.ts';

/** The number in an address. One that is none, or another account's, is answered like one of nothing. */
export function teamId(text: string, noun: string): number {
  if (!SAVED_ID.safeParse(text).success) throw noSuchInTeam(noun);
  return Number(text);
}

/** The answer to a number the account has nothing under. */
export function noSuchInTeam(noun: string): ApiError {
  return new ApiError('not_found', `This account has no such ${noun}.`);
}
