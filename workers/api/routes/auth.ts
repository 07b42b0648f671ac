import { Hono } from 'hono';
import type { ApiEnv } from '../context.ts';
import { me } from './auth/me.ts';
import { signIn } from './auth/sign-in.ts';
import { signOut } from './auth/sign-out.ts';

/** Who somebody is: docs/auth-api.md. */
export const auth = new Hono<ApiEnv>().route('/', signIn).route('/', signOut).route('/', me);
