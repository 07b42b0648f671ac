import { listSites, type Site } from '../../../db/sites.ts';
import type { Principal } from '../context.ts';
import { ApiError } from '../errors.ts';
import { LINK_HEADER } from '../middleware/link-header.ts';
import type { Services } from '../services.ts';

/** The site that a shared link opens. @throws ApiError when whoever asks comes by none, or the site is gone */
export async function siteOfLink({ db }: Services, { kind, access }: Principal): Promise<Site> {
  if (kind !== 'link') throw noLink();
  const [site] = await listSites(db, access);
  if (!site) throw new ApiError('site_not_found', 'The site of this link is gone.');
  return site;
}

/** The answer to who should have brought a link. */
export function noLink(): ApiError {
  return new ApiError('invalid_request', `Send a shared link in the header ${LINK_HEADER}.`);
}
