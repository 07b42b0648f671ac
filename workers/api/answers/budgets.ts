import { z } from 'zod';
import { BUDGET_VERDICTS, BUDGET_VITALS } from '../../../core/budgets/budget.ts';
import { DEVICES } from '../../../core/device.ts';
import { deletedSchema } from './deleted.ts';

const daySchema = z.object({
  date: z.iso.date(),
  value: z.number().nullable(),
  samples: z.int(),
  verdict: z.enum(BUDGET_VERDICTS),
});

/** A budget and how its last days went. */
export const budgetSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    vital: z.enum(BUDGET_VITALS),
    limit: z.number(),
    max_increase: z.number().nullable(),
    route: z.string().nullable(),
    device: z.enum(DEVICES).nullable(),
    min_samples: z.int(),
    days: z.int(),
    webhook_host: z
      .string()
      .nullable()
      .meta({ description: 'Told there, too. The whole address is a secret.' }),
    state: z.enum(['kept', 'broken']),
    checked_to: z.iso.date().nullable(),
    broken_days: z.int().meta({ description: 'Of the judged ones of the last 28.' }),
    judged_days: z.int(),
    history: z.array(daySchema),
  })
  .meta({ id: 'Budget' });
export const budgetListSchema = z.object({ budgets: z.array(budgetSchema) });

/** A budget that was set, with what signs the requests of its webhook, and the address that it had before. */
export const savedBudgetSchema = budgetSchema
  .extend({
    webhook_secret: z.string().nullable(),
    replaced_webhook_url: z
      .string()
      .nullable()
      .meta({ description: 'The address that was removed or replaced, for taking that back.' }),
  })
  .meta({ id: 'SavedBudget' });

/** A budget that was deleted; who takes it back needs the address. */
export const deletedBudgetSchema = deletedSchema.extend({ webhook_url: z.string().nullable() });

/** Whether a site is as fast as its owner wants it to be. */
export const budgetCheckSchema = z.object({
  passed: z.boolean(),
  broken: z.array(
    z.object({ id: z.string(), name: z.string(), limit: z.number(), last: daySchema.nullable() }),
  ),
});
