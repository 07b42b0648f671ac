import { z } from 'zod';
import { ROLES } from '../../../core/team/role.ts';

/** An account as one of its members sees it. */
export const accountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES).meta({ description: 'Of who asks.' }),
    requires_two_factor: z.boolean(),
    needs_two_factor: z
      .boolean()
      .meta({ description: 'Nothing of it is open to who asks before she signs in by two factors.' }),
    needs_sso: z
      .boolean()
      .meta({ description: 'Nothing of it is open to who asks before she signs in by its own provider.' }),
    is_offered: z.boolean().meta({ description: 'Its owner wants who asks to take her place.' }),
  })
  .meta({ id: 'Account' });

const personSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  has_two_factor: z.boolean(),
});

/** An invitation as the account sees it. */
export const invitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    site: z.string().nullable().meta({ description: 'Domain; null: the whole account.' }),
    expires_at: z.string(),
  })
  .meta({ id: 'Invitation' });

/** Who reaches an account. */
export const teamSchema = z.object({
  members: z.array(personSchema.extend({ is_you: z.boolean(), is_offered: z.boolean() })),
  guests: z.array(personSchema.extend({ site: z.string() })),
  invitations: z.array(invitationSchema),
});

/** An invitation as the invited person sees it. */
export const receivedInvitationSchema = z.object({
  account: z.string(),
  site: z.string().nullable(),
  email: z.string(),
  role: z.enum(ROLES),
  has_user: z.boolean().meta({ description: 'Somebody signs in by this address already.' }),
});

/** Where an accepted invitation leads. */
export const joinedSchema = z.object({ account: z.string(), site: z.string().nullable() });

/** The answer of what has nothing to tell. */
export const doneSchema = z.object({ ok: z.literal(true) });
