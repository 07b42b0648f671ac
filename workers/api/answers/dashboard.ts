import { z } from 'zod';
import { errorSchema } from '../openapi/error-answers.ts';
import { deploySchema } from './deploy.ts';
import { marksSchema } from './marks.ts';
import { batchAnswerSchema } from './query.ts';
import { annotationSchema, segmentSchema } from './saved.ts';
import { ownSiteSchema, readableSiteSchema } from './site.ts';
import { accountSchema } from './team.ts';

/** What stands beside the numbers; each part has its error in its place. */
const partsSchema = z
  .object({
    accounts: z.union([z.array(accountSchema), errorSchema]),
    segments: z.union([z.array(segmentSchema), errorSchema]),
    annotations: z.union([z.array(annotationSchema), errorSchema]),
    deploys: z.union([z.array(deploySchema), errorSchema]),
    marks: z.union([marksSchema.shape.marks, errorSchema]),
    visitors_now: z.union([z.int(), errorSchema]).meta({ description: 'Visitors of the last five minutes.' }),
  })
  .partial();

/** A view of one site. */
export const dashboardAnswerSchema = batchAnswerSchema.extend({
  site: z
    .union([ownSiteSchema, readableSiteSchema])
    .meta({ description: 'As who belongs to it sees it, or as a link or key does.' }),
  parts: partsSchema,
});
