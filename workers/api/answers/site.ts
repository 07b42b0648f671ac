import { z } from 'zod';
import type { SiteView } from '../site-view.ts';

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
