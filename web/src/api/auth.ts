import { request } from './client.ts';

export interface Me {
  email: string;
  accounts: { id: string; name: string; role: string }[];
}

/** Starts a session (cookie). ApiError 401 when the address or password is wrong. */
export function signIn(credentials: { email: string; password: string }): Promise<unknown> {
  return request('/api/auth/sign-in', { body: credentials });
}

/** Ends the session. */
export function signOut(): Promise<unknown> {
  return request('/api/auth/sign-out', { body: {} });
}

/** Who is signed in; ApiError 401 when nobody is. */
export function getMe(signal?: AbortSignal): Promise<Me> {
  return request('/api/auth/me', { signal });
}
