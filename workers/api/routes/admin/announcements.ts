import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { listHeardSites } from '../../../../clickhouse/heard-sites.ts';
import { MarkupError, parseAnnouncement } from '../../../../core/announcements/markup.ts';
import { countRecipients } from '../../../../db/announcement-recipients.ts';
import {
  type Announcement,
  changeAnnouncement,
  createAnnouncement,
  findAnnouncement,
  listAnnouncements,
  startAnnouncement,
  stopAnnouncement,
} from '../../../../db/announcements.ts';
import { unsubscribeUrl } from '../../../../db/mail-opt-outs.ts';
import { renderMail } from '../../../../emails/render-mail.ts';
import { sendMail } from '../../../../emails/send-mail.ts';
import { recordLook } from '../../admin/record-look.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { doneSchema } from '../../answers/admin.ts';
import { announcementSchema, announcementsSchema, segmentSchema } from '../../answers/announcements.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import type { Services } from '../../services.ts';

/** Of the preview: what is in an e-mail may look as it does, and do nothing. */
const MAIL_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups";

const draftSchema = z.strictObject({
  subject: z.string('is needed').trim().min(3).max(120),
  body: z
    .string('is needed')
    .max(10_000)
    .superRefine((body, context) => {
      try {
        parseAnnouncement(body);
      } catch (error) {
        if (!(error instanceof MarkupError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
      }
    }),
  segment: segmentSchema,
});

const params = { announcement_id: z.string() };
const tag = 'Admin' as const;
const described = { tag, params, answer: announcementSchema };

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describe({ operationId: 'listAnnouncements', tag, summary: 'Announcements', answer: announcementsSchema }),
  requireStaff(),
  async (c) => {
    await recordLook(c, staffActor(c), { target: 'announcements' });
    const all = await listAnnouncements(c.get('services').db);
    return c.json({ announcements: all.map(summaryOf) });
  },
);

const create = new Hono<AuthenticatedEnv>().post(
  '/',
  describe({
    ...{ operationId: 'createAnnouncement', tag, summary: 'Put an announcement down', status: 201 },
    answer: announcementSchema,
  }),
  requireStaff(),
  jsonBody(draftSchema),
  async (c) => {
    const { db, now } = c.get('services');
    const by = { createdBy: signedInUser(c).id, createdAt: now() };
    const made = await createAnnouncement(db, { ...c.req.valid('json'), ...by });
    await record(c, 'announcement.created', made);
    return c.json(await view(c, made), 201);
  },
);

const read = new Hono<AuthenticatedEnv>().get(
  '/:announcement_id',
  describe({
    ...described,
    operationId: 'readAnnouncement',
    summary: 'An announcement, how it reads, and to how many it would go',
    errors: ['not_found', 'storage_unavailable'],
  }),
  requireStaff(),
  async (c) => c.json(await view(c, await asked(c))),
);

const preview = new Hono<AuthenticatedEnv>().get(
  '/:announcement_id/preview',
  describe({
    ...{ operationId: 'previewAnnouncement', tag, params, summary: 'An announcement as its readers see it' },
    answer: { 'text/html': z.string() },
    errors: ['not_found'],
  }),
  requireStaff(),
  async (c) => {
    const { html } = renderMail('announcement', propsOf(c, await asked(c)));
    c.header('content-security-policy', MAIL_CSP);
    return c.html(html);
  },
);

const change = new Hono<AuthenticatedEnv>().put(
  '/:announcement_id',
  describe({
    ...{ ...described, operationId: 'changeAnnouncement', summary: 'Change one that is not sent yet' },
    errors: ['not_found', 'too_late'],
  }),
  requireStaff(),
  jsonBody(draftSchema),
  async (c) => {
    const { id } = await asked(c);
    const changed = await changeAnnouncement(c.get('services').db, id, c.req.valid('json'));
    if (!changed) throw new ApiError('too_late', 'It is sent already.');
    await record(c, 'announcement.changed', changed);
    return c.json(await view(c, changed));
  },
);

const test = new Hono<AuthenticatedEnv>().post(
  '/:announcement_id/test',
  describe({
    ...{ operationId: 'testAnnouncement', tag, params, summary: 'Send an announcement to oneself alone' },
    answer: doneSchema,
    errors: ['not_found'],
  }),
  requireStaff(),
  limit({ name: 'announcement-test', key: 'user', rate: '20/h' }),
  async (c) => {
    const services = c.get('services');
    const { id, email } = signedInUser(c);
    const announcement = await asked(c);
    const dedupeKey = `test:${announcement.id}:${id}:${services.now()}`;
    await sendMail(services, {
      mail: 'announcement',
      props: propsOf(c, announcement),
      to: email,
      dedupeKey,
    });
    await record(c, 'announcement.tested', announcement);
    return c.json({ done: true as const });
  },
);

const send = new Hono<AuthenticatedEnv>().post(
  '/:announcement_id/send',
  describe({
    ...{ ...described, operationId: 'sendAnnouncement', status: 202 },
    summary: 'Have an announcement sent, or a stopped one go on',
    description:
      'So many a minute, by cron. `recipients` is the number that was shown; another one is refused.',
    errors: ['not_found', 'too_late', 'changed_meanwhile', 'storage_unavailable'],
  }),
  requireStaff(),
  jsonBody(z.strictObject({ recipients: z.int('must be the number that was shown').min(1) })),
  async (c) => {
    const services = c.get('services');
    const announcement = await asked(c);
    const { recipients } = c.req.valid('json');
    const left = await countLeft(services, announcement);
    if (left !== recipients) {
      throw new ApiError('changed_meanwhile', `It would go to ${left} by now. Look at it once more.`);
    }
    const started = await startAnnouncement(services.db, announcement.id, {
      recipients,
      now: services.now(),
    });
    if (!started) throw new ApiError('too_late', 'It is under way or over.');
    await record(c, 'announcement.sent', started, { recipients });
    return c.json(await view(c, started), 202);
  },
);

const stop = new Hono<AuthenticatedEnv>().post(
  '/:announcement_id/stop',
  describe({
    ...{ ...described, operationId: 'stopAnnouncement', summary: 'Stop one that is under way' },
    errors: ['not_found', 'too_late', 'storage_unavailable'],
  }),
  requireStaff(),
  async (c) => {
    const stopped = await stopAnnouncement(c.get('services').db, (await asked(c)).id);
    if (!stopped) throw new ApiError('too_late', 'It is not under way.');
    await record(c, 'announcement.stopped', stopped, { sent: stopped.sent });
    return c.json(await view(c, stopped));
  },
);

async function asked(c: Context<AuthenticatedEnv>): Promise<Announcement> {
  const id = c.req.param('announcement_id') ?? '';
  const found = /^\d{1,15}$/.test(id) && (await findAnnouncement(c.get('services').db, Number(id)));
  if (!found) throw new ApiError('not_found', 'There is no such announcement.');
  return found;
}

/** As the member of staff who asks would get it. */
function propsOf(c: Context<AuthenticatedEnv>, { subject, body }: Announcement) {
  const { vault, vars } = c.get('services');
  return { subject, body, unsubscribeUrl: unsubscribeUrl(vault, vars.PUBLIC_URL, signedInUser(c).id) };
}

async function countLeft(
  { db, clickhouse }: Services,
  { segment, lastUserId }: Announcement,
): Promise<number> {
  const heardSites = segment.kind === 'silent' ? await listHeardSites(clickhouse) : [];
  return await countRecipients(db, { segment, heardSites, after: lastUserId });
}

function summaryOf({
  id,
  subject,
  segment,
  state,
  createdAt,
  startedAt,
  doneAt,
  recipients,
  sent,
  refused,
}: Announcement) {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...{ id, subject, segment, state, recipients, sent, refused },
    ...{ created_at: new Date(createdAt).toISOString(), started_at: iso(startedAt), done_at: iso(doneAt) },
  };
}

async function view(c: Context<AuthenticatedEnv>, announcement: Announcement) {
  const services = c.get('services');
  return {
    ...summaryOf(announcement),
    body: announcement.body,
    text: renderMail('announcement', propsOf(c, announcement)).text,
    left: announcement.state === 'done' ? 0 : await countLeft(services, announcement),
    per_minute: services.vars.ANNOUNCEMENTS_PER_MINUTE,
  };
}

async function record(
  c: Context<AuthenticatedEnv>,
  action: `announcement.${'created' | 'changed' | 'tested' | 'sent' | 'stopped'}`,
  { id, segment }: Announcement,
  more: Record<string, unknown> = {},
): Promise<void> {
  await recordAudit(c, { action, target: id, actor: staffActor(c), detail: { segment, ...more } });
}

/** E-mails to many: written, tried, sent by cron, stopped. */
export const adminAnnouncements = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', create)
  .route('/', read)
  .route('/', preview)
  .route('/', change)
  .route('/', test)
  .route('/', send)
  .route('/', stop);
