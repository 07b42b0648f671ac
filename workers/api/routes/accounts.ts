import { Hono } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { accountAudit } from './accounts/audit.ts';
import { deleteAccount } from './accounts/delete-account.ts';
import { accountInvitations } from './accounts/invitations.ts';
import { ownAccounts } from './accounts/own.ts';
import { ownership } from './accounts/ownership.ts';
import { accountSso } from './accounts/sso.ts';
import { accountSsoDomains } from './accounts/sso-domains.ts';
import { team } from './accounts/team.ts';

/** Accounts, who belongs to them, and what their owners and admins look after: docs/teams.md. */
export const accounts = new Hono<AuthenticatedEnv>()
  .route('/', ownAccounts)
  .route('/', team)
  .route('/', accountInvitations)
  .route('/', ownership)
  .route('/', accountSso)
  .route('/', accountSsoDomains)
  .route('/', accountAudit)
  .route('/', deleteAccount);
