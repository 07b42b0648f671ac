import { Hono } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { accountAudit } from './accounts/audit.ts';
import { deleteAccount } from './accounts/delete-account.ts';

/** What an account's owners and admins look after. */
export const accounts = new Hono<AuthenticatedEnv>().route('/', accountAudit).route('/', deleteAccount);
