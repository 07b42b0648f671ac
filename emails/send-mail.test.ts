import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/database.ts';
import { deleteMailsTo } from '../db/emails.ts';
import { applyD1Migrations } from '../db/test-database.ts';
import { LOCAL_DATA_KEY } from '../local/data-key.ts';
import { type FakePostmark, startFakePostmark } from '../test/fake-postmark.ts';
import { openVault } from '../vault/vault.ts';
import type { MailServices } from './mail-services.ts';
import { createPostmark } from './postmark.ts';
import { recipientHashes, sendMail } from './send-mail.ts';
import { sendWaitingMails } from './send-waiting.ts';
import { NO_TRANSPORT } from './transport.ts';
import type { MailOrder } from './waiting-mail.ts';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-11-26T22:11:00Z');

let miniflare: Miniflare;
let postmark: FakePostmark;
let services: MailServices;
let binding: D1Database;
let now = START;
let n = 0;

beforeAll(async () => {
  postmark = await startFakePostmark();
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...{ modules: true, script: 'export default {}', cf: false, telemetry: { enabled: false } },
      ...{ d1Databases: ['DB'], kvNamespaces: ['MAILS'] },
    }),
  );
  binding = (await miniflare.getD1Database('DB')) as unknown as D1Database;
  await applyD1Migrations(binding);
  services = {
    db: openDatabase(binding),
    vault: openVault({} as R2Bucket, LOCAL_DATA_KEY),
    mailTransport: createPostmark(postmark),
    waitingMails: (await miniflare.getKVNamespace('MAILS')) as unknown as KVNamespace,
    mailFrom: 'Pharos <mail@pharos.example>',
    log: () => {},
    now: () => now,
  };
});
afterAll(async () => {
  await miniflare.dispose();
  postmark.stop();
});

let order: MailOrder<'sign-in-link'>;
beforeEach(() => {
  n++;
  now = START;
  postmark.faults.length = 0;
  order = {
    mail: 'sign-in-link',
    props: { url: 'https://pharos.example/in?t=secret', validMs: 15 * MINUTE_MS },
    to: `ada-${n}@example.com`,
    dedupeKey: `test:${n}`,
  };
});

const sentTo = (address: string) => postmark.mails.filter(({ To }) => To === address);
const waiting = async () => (await services.waitingMails.list()).keys.length;

async function logged() {
  const row = await binding
    .prepare('SELECT * FROM emails WHERE recipient_hash = ?')
    .bind(...recipientHashes(services, order.to))
    .first<Record<string, unknown>>();
  return row ?? {};
}

describe('sendMail', () => {
  it('hands an e-mail over and keeps neither its address nor its content', async () => {
    expect(await sendMail(services, order)).toBe('sent');
    const [mail] = sentTo(order.to);
    expect(mail).toMatchObject({
      From: 'Pharos <mail@pharos.example>',
      Subject: 'Your link to sign in',
      MessageStream: 'outbound',
      Tag: 'sign-in-link',
      TextBody: expect.stringContaining('https://pharos.example/in?t=secret'),
      HtmlBody: expect.stringContaining('href="https://pharos.example/in?t=secret"'),
      TrackOpens: false,
      TrackLinks: 'None',
    });
    const row = await logged();
    expect(row).toMatchObject({ status: 'sent', attempts: 1, provider_id: mail?.MessageID, retry_at: null });
    expect(JSON.stringify(row)).not.toMatch(/ada-|secret/);
    expect(await waiting()).toBe(0);
  });

  it('sends announcements by the stream for many', async () => {
    const props = { subject: 'News', body: 'One', unsubscribeUrl: 'https://pharos.example/u' };
    await sendMail(services, { ...order, mail: 'announcement', props });
    expect(sentTo(order.to)[0]).toMatchObject({
      MessageStream: 'broadcast',
      Headers: [
        { Name: 'List-Unsubscribe', Value: '<https://pharos.example/u>' },
        { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
      ],
    });
  });

  it('sends once, however often and concurrently it is asked', async () => {
    const statuses = await Promise.all(Array.from({ length: 50 }, () => sendMail(services, order)));
    expect(statuses.every((status) => status === 'sent' || status === 'sending')).toBe(true);
    expect(await sendMail(services, order)).toBe('sent');
    expect(sentTo(order.to)).toHaveLength(1);
    expect(await waiting()).toBe(0);
  });

  it('takes the same key of another e-mail for another one', async () => {
    await sendMail(services, order);
    const props = { url: order.props.url, validMs: MINUTE_MS };
    await sendMail(services, { ...order, mail: 'reset-password', props });
    expect(sentTo(order.to)).toHaveLength(2);
  });

  it('tries again at once what was not taken for the moment', async () => {
    postmark.faults.push({ status: 429 });
    expect(await sendMail(services, order)).toBe('sent');
    expect(sentTo(order.to)).toHaveLength(1);
  });

  it.each(['a@example.com,b@example.com', 'a@example.com\r\nBcc: b@example.com', 'Ada <a@example.com>', ''])(
    'takes no address like %j, and writes nothing down',
    async (to) => {
      const before = postmark.calls.length;
      await expect(sendMail(services, { ...order, to })).rejects.toThrow();
      expect(postmark.calls.length).toBe(before);
      expect(await sendMail(services, order)).toBe('sent');
    },
  );

  it('gives up on an address that bounced', async () => {
    postmark.inactive.add(order.to);
    expect(await sendMail(services, order)).toBe('refused');
    expect(await logged()).toMatchObject({
      status: 'refused',
      error: 'HTTP 422, ErrorCode 406',
      retry_at: null,
    });
    expect(await waiting()).toBe(0);
    now += 60 * MINUTE_MS;
    await sendWaitingMails(services);
    expect(await sendMail(services, order)).toBe('refused');
    expect(sentTo(order.to)).toHaveLength(0);
  });
});

describe('sendWaitingMails', () => {
  it.each([
    ['refused our token', { status: 401, code: 10 }],
    ['was too busy', { status: 429 }],
    ['was away', { status: 503 }],
  ])('sends what waited because the provider %s', async (_, fault) => {
    postmark.faults.push(fault, fault);
    expect(await sendMail(services, order)).toBe('waiting');
    now += 4 * MINUTE_MS;
    expect((await sendWaitingMails(services)).sent).toBe(0);
    now += MINUTE_MS;
    expect((await sendWaitingMails(services)).sent).toBe(1);
    expect(sentTo(order.to)).toHaveLength(1);
    expect(await logged()).toMatchObject({ status: 'sent', attempts: 2, error: null });
    expect(await waiting()).toBe(0);
  });

  it.each([['hang-up' as const], [{ status: 500 }]])(
    'finds out after %j whether the provider has it, and sends it once',
    async (fault) => {
      postmark.faults.push(fault);
      expect(await sendMail(services, order)).toBe('waiting');
      now += 5 * MINUTE_MS;
      const runs = await Promise.all(Array.from({ length: 5 }, () => sendWaitingMails(services)));
      expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
      expect(sentTo(order.to)).toHaveLength(1);
      expect(await logged()).toMatchObject({ status: 'sent', provider_id: sentTo(order.to)[0]?.MessageID });
    },
  );

  it('takes over from a sender that died', async () => {
    const died = { ...NO_TRANSPORT, send: () => Promise.reject(new Error('the Worker was stopped')) };
    await expect(sendMail({ ...services, mailTransport: died }, order)).rejects.toThrow();
    expect(await sendMail(services, order)).toBe('sending');
    expect(sentTo(order.to)).toHaveLength(0);
    now += 5 * MINUTE_MS;
    expect((await sendWaitingMails(services)).sent).toBe(1);
    expect(sentTo(order.to)).toHaveLength(1);
  });

  it('waits longer each time, and gives up once an e-mail is of no use', async () => {
    const away = { ...services, mailTransport: NO_TRANSPORT };
    expect(await sendMail(away, { ...order, expiresAt: START + 15 * MINUTE_MS })).toBe('waiting');
    now += 5 * MINUTE_MS;
    expect((await sendWaitingMails(away)).waiting).toBe(1);
    now += 9 * MINUTE_MS;
    expect((await sendWaitingMails(away)).waiting).toBe(0);
    now += MINUTE_MS;
    expect((await sendWaitingMails(services)).given_up).toBe(1);
    expect(await logged()).toMatchObject({ status: 'expired', retry_at: null });
    expect(sentTo(order.to)).toHaveLength(0);
    expect(await waiting()).toBe(0);
  });

  it('is not kept from the rest by one that cannot be made', async () => {
    postmark.faults.push({ status: 503 }, { status: 503 });
    await sendMail(services, order);
    const key = String((await logged()).dedupe_hash);
    await services.waitingMails.put(key, JSON.stringify({ mail: 'gone', to: order.to, expiresAt: now * 2 }));
    const other = { ...order, to: `other-${order.to}`, dedupeKey: `other:${n}` };
    postmark.faults.push({ status: 503 }, { status: 503 });
    await sendMail(services, other);
    now += 5 * MINUTE_MS;
    expect(await sendWaitingMails(services)).toMatchObject({ sent: 1, waiting: 1 });
    expect(sentTo(other.to)).toHaveLength(1);
    await services.waitingMails.delete(key);
  });

  it('forgets what was sent a quarter of a year ago, and all about somebody who is erased', async () => {
    await sendMail(services, order);
    expect(await deleteMailsTo(services.db, recipientHashes(services, order.to.toUpperCase()))).toBe(1);
    await sendMail(services, { ...order, dedupeKey: `again:${n}` });
    now += 91 * 86_400_000;
    expect((await sendWaitingMails(services)).forgotten).toBeGreaterThan(0);
    expect(await logged()).toEqual({});
  });
});
