import { describe, expect, it } from 'vitest';
import { MAILS, type MailName, type MailProps, streamOf } from './registry.ts';
import { renderMail } from './render-mail.ts';

const AT = Date.parse('2026-11-26T22:11:00Z');
const URL_ = 'https://pharos.example/x?token=abc&next=%2F';
const HOUR_MS = 3_600_000;

/** Every e-mail, with `typed` wherever somebody else's words go. */
function propsWith(typed: string): { [N in MailName]: MailProps<N> } {
  const where = { device: typed, place: typed, at: AT, timeZone: 'Europe/Berlin' };
  return {
    'account-exists': { signInUrl: URL_ },
    announcement: {
      subject: 'News',
      body: `What is new <b>here</b>\n\n## Faster\n\n- One\n- Two\n\n[Read on](${URL_})`,
      unsubscribeUrl: URL_,
    },
    budget: {
      ...{ state: 'broken', site: typed, subject: typed, limit: '2.5 s', value: '3.1 s' },
      ...{ samples: 1204, date: '2026-11-25', days: 2, url: URL_ },
    },
    contact: { name: typed, email: typed, message: `Hello,\r\n\n${typed.replace(/\s+/g, ' ')}` },
    'data-export-ready': { url: URL_, size: '3.1 MB', validMs: 24 * HOUR_MS },
    'deletion-done': {
      ...{ subject: typed, kind: 'site', receiptId: 'receipt_1', requestedAt: AT, destroyedAt: AT },
      ...{ destroyed: { Visits: '1,204,113 rows' }, remarks: ['Backups of D1 hold what nobody can read.'] },
    },
    'deletion-requested': {
      ...{ subject: typed, kind: 'account', requestedBy: typed },
      ...{ requestedAt: AT, undoUntil: AT + 48 * HOUR_MS, undoUrl: URL_ },
    },
    'email-change-new': { url: URL_, validMs: HOUR_MS },
    'email-change-old': { newEmail: typed, notMeUrl: URL_ },
    'account-locked': {
      ...{ passkeys: [typed], providers: ['GitHub'], apiKeys: [typed], securityUrl: URL_ },
      ...{ twoFactor: true, recoveryCodes: true, email: true },
    },
    'login-alert': { ...where, notMeUrl: URL_ },
    'ownership-transfer': { owner: typed, subject: typed, url: URL_, validMs: 48 * HOUR_MS },
    'reset-password': { url: URL_, validMs: HOUR_MS / 2 },
    'security-notice': { ...where, notice: 'passkey_added', name: typed, actUrl: URL_ },
    'sign-in-link': { url: URL_, validMs: HOUR_MS / 4 },
    'team-invitation': { inviter: typed, to: typed, role: typed, url: URL_, validMs: 168 * HOUR_MS },
    'verify-email': { url: URL_, validMs: 24 * HOUR_MS },
  };
}

const NAMES = Object.keys(MAILS) as MailName[];
const TYPED: MailName[] = NAMES.filter(
  (name) => JSON.stringify(propsWith('x')[name]) !== JSON.stringify(propsWith('y')[name]),
);

describe.each(NAMES)('%s', (name) => {
  const mail = renderMail(name, propsWith('Ada Lovelace')[name]);

  it('says the same as HTML and as plain text', () => {
    const shown = mail.html
      .replace(/<(style|title)>.*?<\/\1>/gs, '')
      .replace(/<!--.*?-->/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
      .replace(/\s+/g, ' ');
    for (const line of mail.text.split('\n')) {
      for (const part of line.split(': ')) {
        if (part !== '-- ' && !part.endsWith(':')) expect(shown).toContain(part.trim());
      }
    }
    expect(mail.text).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
    expect(mail.subject.length).toBeLessThan(100);
  });

  it('is built of what Gmail, Outlook and Apple Mail show alike', () => {
    expect(mail.html).toMatch(/^<!DOCTYPE html PUBLIC "-\/\/W3C\/\/DTD XHTML 1\.0 Transitional/);
    expect(mail.html).toContain('<table');
    // What one of them drops, or loads from somewhere.
    expect(mail.html).not.toMatch(
      /<(script|img|link|form|svg|iframe)\b|display:\s*(flex|grid)|url\(|@import/i,
    );
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(mail.html).toContain('prefers-color-scheme: dark');
    // Gmail cuts what is longer than 102 KB.
    expect(Buffer.byteLength(mail.html)).toBeLessThan(100 * 1024);
  });

  it('shows a preheader before all else', () => {
    const body = mail.html.slice(mail.html.indexOf('<body'));
    const hidden = /<div style="display:none[^>]*>([^<]+)/.exec(body);
    expect(hidden?.[1]?.length).toBeGreaterThan(5);
    expect(hidden?.index).toBeLessThan(body.indexOf('<h1'));
  });

  it('links to what it was given and to nothing else', () => {
    const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href]) =>
      href?.replaceAll('&amp;', '&'),
    );
    expect(new Set(links)).toEqual(new Set(JSON.stringify(propsWith('')[name]).includes(URL_) ? [URL_] : []));
  });
});

/** The preheader before it is filled up to a length. */
const tagsBelowTitle = (html: string) => html.slice(html.indexOf('<h1')).match(/<\w+/g);

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

describe.each(TYPED)('what somebody else typed into %s', (name) => {
  it.each([
    ['markup', `<script>alert(1)</script><img src=x onerror=alert(1)>"><a href='//evil'>`],
    ['another header', 'x\r\nBcc: victim@example.com\r\n\r\nbody'],
    ['a link', 'Win a prize at https://evil.example/x?a=1 or www.evil.example'],
    ['a placeholder of the provider', '{{{ pm:unsubscribe }}} {{name}}'],
    ['hidden and reversed letters', '\u202Egpj.exe\u2066\u200B\u2028\u0007\uFEFF'],
    ['no end', 'evil '.repeat(100_000)],
  ])('cannot be %s', (_, typed) => {
    const { subject, html, text } = renderMail(name, propsWith(typed)[name]);
    const harmless = renderMail(name, propsWith('x')[name]);
    expect(tagsBelowTitle(html)).toEqual(tagsBelowTitle(harmless.html));
    expect(html).not.toMatch(/<script|onerror=[^&]*&gt;.*<img/);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u202E]/u);
    expect(subject.length).toBeLessThan(200);
    for (const part of [subject, text, html.slice(html.indexOf('<h1'))]) {
      expect(part).not.toMatch(/evil\.example|https:\/\/evil|victim@e|\{\{/);
      expect(part).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/u);
    }
    expect(text.split('\n').length).toBe(harmless.text.split('\n').length);
    expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
  });
});

describe('renderMail', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'not an address'])('links nowhere like %s', (url) => {
    expect(() => renderMail('verify-email', { url, validMs: 1 })).toThrow();
  });

  it('lets readers of announcements, and of nothing else, unsubscribe by one click', () => {
    const headersOf = (name: MailName) => renderMail(name, propsWith('x')[name]).headers;
    expect(NAMES.filter((name) => Object.keys(headersOf(name)).length > 0)).toEqual(['announcement']);
    expect(headersOf('announcement')).toEqual({
      'List-Unsubscribe': `<${URL_}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('sends announcements by a stream of their own', () => {
    expect(NAMES.filter((name) => streamOf(name) === 'broadcast')).toEqual(['announcement']);
  });
});
