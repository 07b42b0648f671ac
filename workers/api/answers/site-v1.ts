import { z } from 'zod';
import { type TrackerSettings, trackerChangeSchema } from '../../../core/tracker-settings.ts';
import { pageMetaSchema } from '../list-page.ts';

const trackerSchema = trackerChangeSchema
  .omit({ installation_type: true })
  .required() satisfies z.ZodType<TrackerSettings>;

/** A site of the Sites API. */
export const siteV1Schema = z
  .object({
    domain: z.string(),
    timezone: z.string(),
    timezone_starts_at: z.iso
      .datetime()
      .optional()
      .meta({ description: 'From when on the time zone is in force, if that is still to come.' }),
    custom_properties: z.array(z.string()),
    tracker_script_configuration: trackerSchema,
    hostnames: z.array(z.string()),
    drop_datacentre: z.boolean(),
    retention_months: z.int().nullable(),
    archived: z.boolean(),
    public: z.boolean().meta({ description: 'Whether anybody reads its dashboard.' }),
    display_name: z.string().meta({ description: "What people call it; '' = by its domain." }),
    script_url: z.string(),
    first_party: z
      .object({ path: z.string(), target: z.string(), script: z.string() })
      .meta({ description: 'What the host of the site forwards where: docs/proxy.md.' }),
  })
  .meta({ id: 'SiteV1' });

/** A page of sites. */
export const sitePageSchema = z.object({
  sites: z.array(z.object({ domain: z.string(), timezone: z.string() })),
  meta: pageMetaSchema,
});
