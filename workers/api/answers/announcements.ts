import { z } from 'zod';

/** To whom an announcement goes. */
export const segmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['verified', 'owners', 'silent']).meta({
      description: 'Everybody with a confirmed address; owners; owners with a site that never had an event.',
    }),
  }),
  z.strictObject({
    kind: z.literal('owners_of').meta({ description: 'Owners of accounts in a state.' }),
    state: z.enum(['open', 'blocked', 'deleted']),
  }),
  z.strictObject({ kind: z.literal('account'), account: z.string().min(1).max(100) }),
]);

const summary = {
  id: z.int(),
  subject: z.string(),
  segment: segmentSchema,
  state: z.enum(['draft', 'sending', 'stopped', 'done']),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  done_at: z.iso.datetime().nullable(),
  recipients: z.int().nullable().meta({ description: 'How many there were when it was started.' }),
  sent: z.int(),
  refused: z.int(),
};

/** All announcements. */
export const announcementsSchema = z.object({ announcements: z.array(z.object(summary)) });

/** One of them, as it would be read. */
export const announcementSchema = z.object({
  ...summary,
  body: z.string(),
  text: z.string().meta({ description: 'The e-mail as plain text.' }),
  left: z.int().meta({ description: 'How many it would go to now.' }),
  per_minute: z.int(),
});
