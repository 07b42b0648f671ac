import { z } from 'zod';
import { API_SCOPES } from '../../../db/api-scope.ts';

/** A key, without the key. */
export const keyViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().meta({ description: 'How the key begins.' }),
    scopes: z.array(z.enum(API_SCOPES)),
    account: z.string(),
    site: z.string().nullable().meta({ description: 'Null: every site of the account.' }),
    rate_per_minute: z.int().nullable(),
    created_at: z.string(),
    last_used_at: z.string().nullable().meta({ description: 'To the hour.' }),
    expires_at: z.string().nullable(),
    replaced_by: z.string().nullable().meta({ description: 'Id of the key that took its place.' }),
  })
  .meta({ id: 'ApiKey' });
export type KeyView = z.infer<typeof keyViewSchema>;

/** A key that was just made. */
export const madeKeySchema = keyViewSchema.extend({
  key: z.string().meta({ description: 'The key itself, told this once.' }),
});
export const keyListSchema = z.object({ keys: z.array(keyViewSchema) });
