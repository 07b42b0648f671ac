import { Hono } from 'hono';
import type { ApiEnv } from '../context.ts';
import { email } from './auth/email.ts';
import { magicLink } from './auth/magic-link.ts';
import { me } from './auth/me.ts';
import { passkeys } from './auth/passkeys.ts';
import { password } from './auth/password.ts';
import { providerLinks } from './auth/provider-links.ts';
import { providers } from './auth/providers.ts';
import { sessions } from './auth/sessions.ts';
import { signIn } from './auth/sign-in.ts';
import { signOut } from './auth/sign-out.ts';
import { signUp } from './auth/sign-up.ts';
import { sso } from './auth/sso.ts';
import { twoFactor } from './auth/two-factor.ts';

/** Who somebody is: docs/auth-api.md. */
export const auth = new Hono<ApiEnv>()
  .route('/', signIn)
  .route('/', signUp)
  .route('/', magicLink)
  .route('/', password)
  .route('/', email)
  .route('/', twoFactor)
  .route('/', passkeys)
  .route('/', providers)
  .route('/', providerLinks)
  .route('/', sso)
  .route('/', signOut)
  .route('/', me)
  .route('/', sessions);
