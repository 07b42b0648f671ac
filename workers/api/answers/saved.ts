import { z } from 'zod';
import { FUNNEL_ORDERS, stepSchema } from '../../../core/funnel.ts';
import { filterSchema } from '../../../core/query/json-schema.ts';
import { SHIELD_KINDS } from '../../../core/shield/shields.ts';
import { pageMetaSchema } from '../list-page.ts';

/** A goal. */
export const goalSchema = z
  .object({
    id: z.string(),
    goal_type: z.enum(['event', 'page', 'scroll']),
    display_name: z.string(),
    event_name: z.string().nullable(),
    page_path: z.string().nullable(),
    scroll_threshold: z.number().nullable(),
    custom_props: z.record(z.string(), z.string()),
    currency: z.string().nullable(),
  })
  .meta({ id: 'Goal' });

/** A segment. */
export const segmentSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    type: z.enum(['personal', 'site']),
    filters: z.array(filterSchema),
  })
  .meta({ id: 'Segment' });

/** A funnel under a name. */
export const funnelSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    steps: z.array(stepSchema),
    order: z.enum(FUNNEL_ORDERS),
    window_days: z.int().nullable(),
  })
  .meta({ id: 'Funnel' });

/** What is kept out of a site's numbers. */
export const shieldSchema = z
  .object({ id: z.string(), type: z.enum(SHIELD_KINDS), value: z.string(), note: z.string() })
  .meta({ id: 'Shield' });
export const shieldListSchema = z.object({
  shields: z.array(shieldSchema),
  your_address: z.string().nullable().meta({ description: 'Of who asks.' }),
});

/** A note on a day. */
export const annotationSchema = z
  .object({ id: z.string(), date: z.iso.date(), text: z.string() })
  .meta({ id: 'Annotation' });
export const annotationListSchema = z.object({ annotations: z.array(annotationSchema) });

/** All routes of a site, first match first. */
export const routesSchema = z.object({
  routes: z.array(z.object({ id: z.string(), pattern: z.string() })),
});

/** A shared link. */
export const linkSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    embed_url: z.string().meta({ description: 'For a frame in another page.' }),
    has_password: z.boolean(),
    segment_id: z.int().nullable(),
    expires_at: z.string().nullable(),
  })
  .meta({ id: 'SharedLink' });

/** Pages of what a site has saved. */
export const goalPageSchema = z.object({ goals: z.array(goalSchema), meta: pageMetaSchema });
export const segmentPageSchema = z.object({ segments: z.array(segmentSchema), meta: pageMetaSchema });
export const funnelPageSchema = z.object({ funnels: z.array(funnelSchema), meta: pageMetaSchema });
export const linkPageSchema = z.object({
  shared_links: z.array(linkSchema),
  meta: pageMetaSchema,
});
