import { firstParty } from '../../../core/first-party.ts';
import { type Finding, judgePage } from '../../../core/install/judge-page.ts';
import type { InstallReport } from '../../../core/install/report.ts';
import { findSite, findSiteByKey, type Site, type SiteAccess } from '../../../db/sites.ts';
import { readCounters, totalCounters } from '../counters.ts';
import type { Services } from '../services.ts';
import { fetchPage } from './fetch-page.ts';

const RECENT_SECONDS = 30 * 60;

/** Looks at a page of the site, and at what has come in. */
export async function verifyInstall(
  services: Services,
  site: Site,
  address: URL,
  access: SiteAccess,
): Promise<InstallReport> {
  const { vars, resolveHost } = services;
  const [fetched, received] = await Promise.all([
    fetchPage(address, {
      localHosts: vars.LOCAL_HOSTS,
      resolve: resolveHost,
      userAgent: `Mozilla/5.0 (compatible; PharosInstallCheck/1.0; +${vars.PUBLIC_URL})`,
    }),
    receivedLately(services, site),
  ]);
  if ('fault' in fetched) return { url: address.href, findings: [fetched.fault], received };
  const findings = judgePage(fetched.page, {
    siteKey: site.key,
    domain: site.domain,
    hostnames: site.hostnames,
    beaconUrl: vars.BEACON_URL,
    firstParty: firstParty(site),
  });
  const named = findings.map((finding) => nameOther(services, finding, access));
  return { url: fetched.page.url, findings: await Promise.all(named), received };
}

/** A key of another site of the same people is told by that site's domain; of nobody else's site anything is told. */
async function nameOther({ db }: Services, finding: Finding, access: SiteAccess): Promise<Finding> {
  if (finding.code !== 'tag_of_other_key') return finding;
  const { detail: name = '' } = finding;
  const other = (await findSiteByKey(db, name, access)) ?? (await findSite(db, name, access));
  return { ...finding, detail: other?.domain ?? finding.detail };
}

async function receivedLately({ clickhouse, now }: Services, { id }: Site) {
  const to = Math.floor(now() / 1000) + 60;
  const rows = await readCounters(clickhouse, { site: id, from: to - RECENT_SECONDS, to });
  const { totals } = totalCounters(rows);
  const dropped = Object.entries(totals).flatMap(([outcome, n]) =>
    outcome.startsWith('dropped:') ? [[outcome.slice('dropped:'.length), n] as const] : [],
  );
  return { accepted: totals.accepted ?? 0, dropped: Object.fromEntries(dropped) };
}
