import type { FlagName } from '../../../core/flags/flags.ts';
import { request } from './client.ts';

/** Whoever is signed in. */
export interface Me {
  email: string;
  /** What she calls herself; '' when she has not said. */
  name: string;
  has_password: boolean;
  two_factor: boolean;
  /** Whether the admin area is there for her. */
  is_staff: boolean;
  accounts: {
    id: string;
    name: string;
    role: string;
    /** What is switched on for it. */
    flags: FlagName[];
  }[];
}

/** Ends the session. */
export function signOut(): Promise<unknown> {
  return request('/api/auth/sign-out', { body: {} });
}

/** Who is signed in; ApiError 401 when nobody is. */
export function getMe(signal?: AbortSignal): Promise<Me> {
  return request('/api/auth/me', { signal });
}
