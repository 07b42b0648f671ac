import { call } from './client.ts';
import type { AnswerOf } from './operation.ts';

/** Whoever is signed in. */
export type Me = AnswerOf<'get', '/api/auth/me'>;

/** Ends the session. */
export function signOut() {
  return call('post', '/api/auth/sign-out');
}

/** Who is signed in; ApiError 401 when nobody is. */
export function getMe(signal?: AbortSignal): Promise<Me> {
  return call('get', '/api/auth/me', { signal });
}
