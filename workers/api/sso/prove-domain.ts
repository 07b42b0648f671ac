import { findSsoDomainHolder, type SsoDomain, verifySsoDomain } from '../../../db/sso-domains.ts';
import type { Services } from '../services.ts';

/** The TXT record that shows that a domain is the account's own. */
export function recordOf({ domain, proof }: Pick<SsoDomain, 'domain' | 'proof'>) {
  return { name: `_pharos.${domain}`, value: `pharos-domain=${proof}` };
}

/** How a look for a record ends. */
export type Proof = 'verified' | 'record_missing' | 'domain_taken' | 'dns_unavailable';

/**
 * Looks for the record of a domain. Another account that has shown the same keeps it while its own record is there as well; who
 * takes her record out has given the domain up.
 */
export async function proveDomain(
  { db, resolveTexts, now }: Pick<Services, 'db' | 'resolveTexts' | 'now'>,
  domain: SsoDomain,
): Promise<Proof> {
  let texts: string[];
  try {
    texts = await resolveTexts(recordOf(domain).name);
  } catch {
    return 'dns_unavailable';
  }
  if (!texts.includes(recordOf(domain).value)) return 'record_missing';
  const holder = await findSsoDomainHolder(db, domain.domain, domain.accountId);
  if (holder && texts.includes(recordOf(holder).value)) return 'domain_taken';
  return (await verifySsoDomain(db, domain, holder, now())) ? 'verified' : 'domain_taken';
}
