import type { Capability } from '../../../core/team/capability.ts';
import type { ApiScope } from '../../../db/api-scope.ts';

/** What a route asks of whoever comes. */
export type Need =
  | { of: 'everybody' }
  | { of: 'operator' }
  | { of: 'users' }
  /** Members of staff who have a second factor. */
  | { of: 'staff' }
  /** A capability on the site, or on the sites, that it is about; programs need `scope`, and some routes let shared links in. */
  | { of: 'sites'; capability: Capability; scope?: ApiScope; link?: true }
  /** Programs alone. */
  | { of: 'keys'; scope: ApiScope }
  /** A capability on the account of the path (`:account_id`). */
  | { of: 'account'; capability: Capability }
  /** A capability on the account that the body or the thing asked for names. */
  | { of: 'accounts'; capability: Capability };

const EVERYBODY: Need = { of: 'everybody' };
const OPERATOR: Need = { of: 'operator' };
const BELONG: Need = { of: 'account', capability: 'belong' };
const TEAM: Need = { of: 'account', capability: 'manage_team' };
const SECURE: Need = { of: 'account', capability: 'secure_team' };
const TRANSFER: Need = { of: 'account', capability: 'transfer' };
const USERS: Need = { of: 'users' };
const STAFF: Need = { of: 'staff' };
const KEYS: Need = { of: 'accounts', capability: 'manage_keys' };
const NUMBERS: Need = { of: 'sites', capability: 'read_site', scope: 'stats:read', link: true };
const READ: Need = { of: 'sites', capability: 'read_site', scope: 'sites:read' };
const EDIT: Need = { of: 'sites', capability: 'edit_site', scope: 'sites:write' };
const MANAGE: Need = { of: 'sites', capability: 'manage_sites', scope: 'sites:write' };
const DEPLOY: Need = { of: 'sites', capability: 'edit_site', scope: 'deploys:write' };

/**
 * Every route and what it needs. Nothing else lets anybody in: the middlewares of authentication look here, and a route
 * that is missing answers nobody (workers/api/authorization/routes.test.ts says so before).
 */
export const ROUTE_NEEDS: Readonly<Record<string, Need>> = {
  'GET /health': EVERYBODY,
  'GET /api/security.txt': EVERYBODY,
  'GET /api/openapi.json': EVERYBODY,
  'GET /api/docs/query/schema.json': EVERYBODY,
  'GET /api/docs/reference': EVERYBODY,
  'GET /api/docs/reference.css': EVERYBODY,
  // Of sites whose owners show them to everybody; of all others what their script shows anyway.
  'GET /api/public/badge/:file': EVERYBODY,
  'GET /api/public/card/:file': EVERYBODY,
  'GET /api/public/demo': EVERYBODY,
  'GET /api/public/own-tracker': EVERYBODY,
  'GET /api/public/sites/:domain': EVERYBODY,
  'GET /api/public/sites/:domain/privacy': EVERYBODY,
  'GET /api/public/status': EVERYBODY,

  'POST /api/auth/sign-in': EVERYBODY,
  'POST /api/auth/sign-out': EVERYBODY,
  'GET /api/auth/ways': EVERYBODY,
  'POST /api/auth/sign-up': EVERYBODY,
  'POST /api/auth/verify-email': EVERYBODY,
  'POST /api/auth/verify-email/resend': EVERYBODY,
  'POST /api/auth/magic-link': EVERYBODY,
  'POST /api/auth/magic-link/sign-in': EVERYBODY,
  'POST /api/auth/password/forgot': EVERYBODY,
  'POST /api/auth/password/reset': EVERYBODY,
  'POST /api/auth/not-me': EVERYBODY,
  'POST /api/auth/email/confirm': EVERYBODY,
  'POST /api/auth/two-factor/sign-in': EVERYBODY,
  'POST /api/auth/two-factor/recover': EVERYBODY,
  'POST /api/auth/passkeys/sign-in/options': EVERYBODY,
  'POST /api/auth/passkeys/sign-in': EVERYBODY,
  'POST /api/auth/oauth': EVERYBODY,
  'GET /api/auth/callback/:provider': EVERYBODY,
  'POST /api/auth/sso': EVERYBODY,
  'GET /api/auth/sso/:organisation/callback': EVERYBODY,
  'GET /api/auth/me': USERS,
  'PATCH /api/auth/me': USERS,
  'POST /api/auth/password/change': USERS,
  'POST /api/auth/email/change': USERS,
  'POST /api/auth/two-factor': USERS,
  'POST /api/auth/two-factor/confirm': USERS,
  'DELETE /api/auth/two-factor': USERS,
  'POST /api/auth/two-factor/recovery-codes': USERS,
  'GET /api/auth/passkeys': USERS,
  'POST /api/auth/passkeys/options': USERS,
  'POST /api/auth/passkeys': USERS,
  'DELETE /api/auth/passkeys/:id': USERS,
  'GET /api/auth/providers': USERS,
  'DELETE /api/auth/providers/:id': USERS,
  'GET /api/auth/sessions': USERS,
  'DELETE /api/auth/sessions': USERS,
  'DELETE /api/auth/sessions/:id': USERS,

  'DELETE /api/accounts/:account_id': { of: 'account', capability: 'delete_account' },
  'GET /api/accounts': USERS,
  'POST /api/accounts': USERS,
  'GET /api/accounts/:account_id': BELONG,
  'PATCH /api/accounts/:account_id': { of: 'account', capability: 'rename_account' },
  'GET /api/accounts/:account_id/team': TEAM,
  'PATCH /api/accounts/:account_id/members/:member_id': TEAM,
  'DELETE /api/accounts/:account_id/members/:member_id': TEAM,
  'POST /api/accounts/:account_id/leave': BELONG,
  'DELETE /api/accounts/:account_id/guests/:guest_id': TEAM,
  'POST /api/accounts/:account_id/invitations': TEAM,
  'POST /api/accounts/:account_id/invitations/:invitation_id/resend': TEAM,
  'DELETE /api/accounts/:account_id/invitations/:invitation_id': TEAM,
  'POST /api/accounts/:account_id/ownership': TRANSFER,
  'DELETE /api/accounts/:account_id/ownership': TRANSFER,
  'POST /api/accounts/:account_id/ownership/accept': BELONG,
  'GET /api/accounts/:account_id/sso': TEAM,
  // Who sets the provider decides whom it vouches for, owners included.
  'PUT /api/accounts/:account_id/sso': SECURE,
  'DELETE /api/accounts/:account_id/sso': SECURE,
  'POST /api/accounts/:account_id/sso/test': TEAM,
  'POST /api/accounts/:account_id/sso/domains': TEAM,
  'POST /api/accounts/:account_id/sso/domains/:domain_id/verify': TEAM,
  'DELETE /api/accounts/:account_id/sso/domains/:domain_id': TEAM,
  'POST /api/invitations/view': EVERYBODY,
  'POST /api/invitations/accept': USERS,
  'POST /api/invitations/sign-up': EVERYBODY,
  'GET /api/accounts/:account_id/audit': { of: 'account', capability: 'read_audit' },

  'DELETE /api/me': USERS,
  'GET /api/me/deletion': USERS,
  'GET /api/me/export': USERS,

  // Of the accounts that the user owns or administers, which may be deleted themselves.
  'GET /api/deletions': USERS,
  'POST /api/deletions/:deletion_id/undo': USERS,
  // The token of the e-mail lets in.
  'POST /api/deletions/undo': EVERYBODY,

  'GET /api/keys': KEYS,
  'POST /api/keys': KEYS,
  'POST /api/keys/:key_id/rotate': KEYS,
  'DELETE /api/keys/:key_id': KEYS,

  // On the site that the body or the token names; its owners, and those of another account.
  'GET /api/transfers': USERS,
  'POST /api/transfers': USERS,
  'DELETE /api/transfers': USERS,
  'GET /api/transfers/:token': USERS,
  'POST /api/transfers/:token/accept': USERS,

  'GET /api/sites': { of: 'sites', capability: 'read_site' },
  'GET /api/shared-site': NUMBERS,
  'POST /api/shared-site/unlock': EVERYBODY,

  'POST /api/v1/events': { of: 'keys', scope: 'events:write' },

  'GET /api/v1/stats/aggregate': NUMBERS,
  'GET /api/v1/stats/breakdown': NUMBERS,
  'GET /api/v1/stats/timeseries': NUMBERS,
  'GET /api/v1/stats/realtime/visitors': NUMBERS,
  'POST /api/v2/query': NUMBERS,
  'POST /api/v2/export': NUMBERS,
  'POST /api/v2/batch': NUMBERS,
  'POST /api/v2/dashboard': NUMBERS,
  'POST /api/v2/funnel': NUMBERS,
  'POST /api/v2/journey': NUMBERS,
  'GET /api/v2/live': NUMBERS,
  'GET /api/v2/marks': NUMBERS,
  'GET /api/v2/prop-keys': NUMBERS,
  'POST /api/v2/retention': NUMBERS,

  'GET /api/v1/sites': READ,
  'POST /api/v1/sites': MANAGE,
  'GET /api/v1/sites/:site_id': READ,
  'PUT /api/v1/sites/:site_id': MANAGE,
  'DELETE /api/v1/sites/:site_id': { of: 'sites', capability: 'delete_sites', scope: 'sites:write' },
  'GET /api/v1/sites/goals': READ,
  'PUT /api/v1/sites/goals': EDIT,
  'DELETE /api/v1/sites/goals/:goal_id': EDIT,
  'GET /api/v1/sites/custom-props': READ,
  'PUT /api/v1/sites/custom-props': EDIT,
  'DELETE /api/v1/sites/custom-props/:property': EDIT,
  'GET /api/v1/sites/shared-links': MANAGE,
  'PUT /api/v1/sites/shared-links': MANAGE,
  'DELETE /api/v1/sites/shared-links/:link_id': MANAGE,
  'GET /api/v1/sites/annotations': READ,
  'POST /api/v1/sites/annotations': EDIT,
  'PUT /api/v1/sites/annotations/:annotation_id': EDIT,
  'DELETE /api/v1/sites/annotations/:annotation_id': EDIT,
  'GET /api/v1/sites/budgets': READ,
  'GET /api/v1/sites/budgets/check': READ,
  'PUT /api/v1/sites/budgets': EDIT,
  'DELETE /api/v1/sites/budgets/:budget_id': EDIT,
  'GET /api/v1/sites/segments': READ,
  'POST /api/v1/sites/segments': EDIT,
  'PUT /api/v1/sites/segments/:segment_id': EDIT,
  'DELETE /api/v1/sites/segments/:segment_id': EDIT,
  'GET /api/v1/sites/funnels': READ,
  'POST /api/v1/sites/funnels': EDIT,
  'PUT /api/v1/sites/funnels/:funnel_id': EDIT,
  'DELETE /api/v1/sites/funnels/:funnel_id': EDIT,
  'GET /api/v1/sites/routes': READ,
  'PUT /api/v1/sites/routes': EDIT,
  'DELETE /api/v1/sites/routes/:route_id': EDIT,
  'GET /api/v1/sites/shields': MANAGE,
  'PUT /api/v1/sites/shields': MANAGE,
  'DELETE /api/v1/sites/shields/:shield_id': MANAGE,
  'POST /api/v1/sites/verify': MANAGE,

  'GET /api/v1/deploys': NUMBERS,
  'POST /api/v1/deploys': DEPLOY,
  'DELETE /api/v1/deploys/:deploy_id': DEPLOY,
  'GET /api/v1/deploys/:deploy_id/effect': NUMBERS,

  // The token in the address of an e-mail says who it is.
  'GET /api/unsubscribe/:token': EVERYBODY,
  'POST /api/unsubscribe/:token': EVERYBODY,
  'DELETE /api/unsubscribe/:token': EVERYBODY,

  'GET /api/admin/overview': STAFF,
  'GET /api/admin/health': STAFF,
  'GET /api/admin/announcements': STAFF,
  'POST /api/admin/announcements': STAFF,
  'GET /api/admin/announcements/:announcement_id': STAFF,
  'PUT /api/admin/announcements/:announcement_id': STAFF,
  'GET /api/admin/announcements/:announcement_id/preview': STAFF,
  'POST /api/admin/announcements/:announcement_id/test': STAFF,
  'POST /api/admin/announcements/:announcement_id/send': STAFF,
  'POST /api/admin/announcements/:announcement_id/stop': STAFF,
  'GET /api/admin/flags': STAFF,
  'PUT /api/admin/flags/:flag': STAFF,
  'GET /api/admin/models': STAFF,
  'GET /api/admin/models/:model': STAFF,
  'GET /api/admin/models/:model/:row_id': STAFF,
  'GET /api/admin/jobs': STAFF,
  'POST /api/admin/jobs/:job/run': STAFF,
  'PUT /api/admin/deletions/:deletion_id/decision': STAFF,
  'GET /api/admin/impersonation': STAFF,
  'POST /api/admin/impersonation': STAFF,
  'DELETE /api/admin/impersonation': STAFF,
  'PUT /api/admin/users/:user_id/block': STAFF,
  'PUT /api/admin/accounts/:account_id/block': STAFF,

  'GET /api/operator/sites': OPERATOR,
  'POST /api/operator/sites': OPERATOR,
  'POST /api/operator/keys': OPERATOR,
  'DELETE /api/operator/keys': OPERATOR,
  'POST /api/operator/users': OPERATOR,
  'GET /api/operator/counters': OPERATOR,
  'GET /api/operator/dead-letters': OPERATOR,
  'POST /api/operator/dead-letters/replay': OPERATOR,
  'POST /api/operator/backfill': OPERATOR,
  'POST /api/operator/data-key': OPERATOR,
  'POST /api/operator/erase': OPERATOR,
  'PUT /api/operator/retention': OPERATOR,
};
