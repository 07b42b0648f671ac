import type { z } from 'zod';
import { listMembers } from '../../../db/members.ts';
import { findSsoConnection, type SsoConnection } from '../../../db/sso-connections.ts';
import { listSsoDomains, type SsoDomain } from '../../../db/sso-domains.ts';
import type { Membership } from '../../../db/users.ts';
import type { ssoDomainSchema, ssoSchema } from '../answers/sso.ts';
import type { Services } from '../services.ts';
import { recordOf } from './prove-domain.ts';
import { redirectUri } from './sso-flow.ts';

/** An account's provider as its owners and admins see it: without the secret. */
export async function viewSso(
  services: Services,
  { accountId, publicId }: Pick<Membership, 'accountId' | 'publicId'>,
): Promise<z.infer<typeof ssoSchema>> {
  const { db, vault } = services;
  const [connection, domains, members] = await Promise.all([
    findSsoConnection(db, accountId),
    listSsoDomains(db, accountId),
    listMembers(db, vault, accountId),
  ]);
  const verified = domains.filter(({ verifiedAt }) => verifiedAt !== null);
  const outside = members.filter(
    ({ email, role }) =>
      role !== 'owner' && email !== null && !verified.some(({ domain }) => email.endsWith(`@${domain}`)),
  );
  return {
    redirect_uri: redirectUri(services, publicId),
    connection: connection ? viewConnection(connection) : null,
    domains: domains.map(viewSsoDomain),
    members_outside: outside.length,
  };
}

/** A domain as they see it. */
export function viewSsoDomain(domain: SsoDomain): z.infer<typeof ssoDomainSchema> {
  return {
    id: String(domain.id),
    domain: domain.domain,
    record: recordOf(domain),
    verified_at: instant(domain.verifiedAt),
  };
}

function viewConnection(connection: SsoConnection) {
  const { problem, reason, problemAt } = connection;
  return {
    issuer: connection.issuer,
    client_id: connection.clientId,
    default_role: connection.defaultRole,
    is_required: connection.isRequired,
    worked_at: instant(connection.workedAt),
    problem:
      problem && problemAt !== null ? { code: problem, reason, at: new Date(problemAt).toISOString() } : null,
  };
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
