import { z } from 'zod';
import { ApiError } from '../../errors.ts';

const ID_PATTERN = /^[1-9]\d{0,14}$/;

/** The number of something in an address. */
export const SAVED_ID = z.string().regex(ID_PATTERN);

/** The number in an address. One that is none, or another site's, is answered like one of nothing. */
export function savedId(text: string, noun: string): number {
  if (!ID_PATTERN.test(text)) throw noSuch(noun);
  return Number(text);
}

/** The answer to a number the site has nothing under. */
export function noSuch(noun: string): ApiError {
  return new ApiError('not_found', `This site has no such ${noun}.`);
}

/** The answer to whoever wants more than the site may have. */
export function tooMany(limit: number, noun: string): ApiError {
  return new ApiError('limit_reached', `A site may have ${limit} ${noun}.`);
}

/** The answer to whoever wants a name that the site has given already. */
export function nameTaken(name: string, noun: string): ApiError {
  return new ApiError('name_taken', `This site has another ${noun} named ${JSON.stringify(name)}.`);
}
