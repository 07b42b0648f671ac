import { z } from 'zod';
import { ROLES } from '../../../core/team/role.ts';
import type { OwnSiteView, SiteView } from '../site-view.ts';

/** A site as the dashboard and the operator see it. */
export const siteSchema = z
  .object({
    site_id: z.string(),
    domain: z.string(),
    timezone: z.string(),
    key: z.string(),
    script_url: z.string(),
  })
  .meta({ id: 'Site' }) satisfies z.ZodType<SiteView>;

/** A site as somebody who belongs to it sees it. */
export const ownSiteSchema = siteSchema
  .extend({
    account: z.string().nullable().meta({ description: 'Null: she is a guest of this site alone.' }),
    display_name: z.string().meta({ description: "What people call it; '' = by its domain." }),
    role: z.enum(ROLES).meta({ description: 'What she is to it.' }),
  })
  .meta({ id: 'OwnSite' }) satisfies z.ZodType<OwnSiteView>;

/** A site as a shared link shows it. */
export const readableSiteSchema = z
  .object({ site_id: z.string(), domain: z.string(), timezone: z.string() })
  .meta({ id: 'ReadableSite' });
