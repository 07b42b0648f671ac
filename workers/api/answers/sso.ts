import { z } from 'zod';
import { ROLES } from '../../../core/team/role.ts';
import { SSO_PROBLEMS } from '../../../db/sso-schema.ts';

/** A domain that an account has named. */
export const ssoDomainSchema = z
  .object({
    id: z.string(),
    domain: z.string(),
    record: z
      .object({ name: z.string(), value: z.string() })
      .meta({ description: 'The TXT record that shows that it is the account’s own.' }),
    verified_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SsoDomain' });

/** An account's own provider, as its owners and admins see it. */
export const ssoSchema = z
  .object({
    redirect_uri: z.string().meta({ description: 'Where the provider must lead back to.' }),
    connection: z
      .object({
        issuer: z.string(),
        client_id: z.string(),
        default_role: z.enum(ROLES).exclude(['owner']),
        is_required: z.boolean(),
        worked_at: z.iso.datetime().nullable(),
        problem: z
          .object({ code: z.enum(SSO_PROBLEMS), reason: z.string(), at: z.iso.datetime() })
          .nullable(),
      })
      .nullable(),
    domains: z.array(ssoDomainSchema),
    members_outside: z
      .int()
      .meta({ description: 'Members but for owners whose addresses are of none of the verified domains.' }),
  })
  .meta({ id: 'Sso' });
