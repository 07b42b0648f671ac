import { z } from 'zod';
import { EFFECT_VITALS } from '../../../core/vitals/effect.ts';
import type { Estimate, Verdict } from '../../../core/vitals/verdict.ts';

const VERDICTS = ['better', 'worse', 'no_difference_shown', 'too_few_samples'] as const satisfies Verdict[];

/** A deploy. */
export const deploySchema = z
  .object({
    id: z.string(),
    version: z.string(),
    at: z.iso.datetime(),
    description: z.string(),
    url: z.string(),
  })
  .meta({ id: 'Deploy' });

const estimateSchema = z
  .object({ value: z.number(), low: z.number(), high: z.number(), samples: z.number() })
  .meta({
    id: 'Estimate',
    description: 'A 75th percentile with its 95 % interval.',
  }) satisfies z.ZodType<Estimate>;
const rangeSchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

/** What a deploy did to web vitals. */
export const deployEffectSchema = z.object({
  deploy: deploySchema,
  before: rangeSchema,
  after: rangeSchema,
  other_deploys: z.array(deploySchema),
  results: z.array(
    z.object({
      route: z.string().nullable().meta({ description: 'null: all of the site.' }),
      vitals: z.record(
        z.enum(EFFECT_VITALS),
        z.object({
          before: estimateSchema.nullable(),
          after: estimateSchema.nullable(),
          verdict: z.enum(VERDICTS),
        }),
      ),
    }),
  ),
});
