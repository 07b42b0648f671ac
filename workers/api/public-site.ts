import { findPublicSite } from '../../db/shared-links.ts';
import type { Principal } from './context.ts';
import { ApiError } from './errors.ts';
import type { Services } from './services.ts';

/** Everybody, as the reader of a site whose dashboard is public. @throws ApiError site_not_found, also for sites that are not public */
export async function publicReader(services: Services, domain: string): Promise<Principal> {
  const site = await findPublicSite(services.db, domain.toLowerCase());
  if (!site) throw notPublic();
  return {
    kind: 'link',
    linkId: null,
    segmentId: null,
    access: { accountIds: [site.accountId], siteIds: [site.siteId] },
  };
}

function notPublic(): ApiError {
  return new ApiError('site_not_found', 'There is no public dashboard of this name.');
}

/** The domain in the name of a file, `example.com.svg`. @throws ApiError site_not_found for files of another kind */
export function domainOfFile(file: string, ending: string): string {
  if (!file.endsWith(ending) || file.length <= ending.length) throw notPublic();
  return file.slice(0, -ending.length);
}
