import { addressOf } from './address.ts';
import { call } from './client.ts';
import type { AnswerOf, BodyOf } from './operation.ts';

export type AnnouncementSummary = AnswerOf<'get', '/api/admin/announcements'>['announcements'][number];
export type Announcement = AnswerOf<'get', '/api/admin/announcements/{announcement_id}'>;
export type Draft = BodyOf<'post', '/api/admin/announcements'>;
/** To whom an announcement goes. */
export type Segment = Announcement['segment'];

const ONE = '/api/admin/announcements/{announcement_id}';

export async function getAnnouncements(signal?: AbortSignal): Promise<AnnouncementSummary[]> {
  return (await call('get', '/api/admin/announcements', { signal })).announcements;
}

export function getAnnouncement(id: string, signal?: AbortSignal): Promise<Announcement> {
  return call('get', ONE, { path: { announcement_id: id }, signal });
}

export function createAnnouncement(draft: Draft): Promise<Announcement> {
  return call('post', '/api/admin/announcements', { body: draft });
}

export function changeAnnouncement(id: number, draft: Draft): Promise<Announcement> {
  return call('put', ONE, { path: named(id), body: draft });
}

/** Where the e-mail is shown as its readers see it. */
export function previewAddress(id: number): string {
  return addressOf(`${ONE}/preview`, { path: named(id) });
}

export function testAnnouncement(id: number) {
  return call('post', `${ONE}/test`, { path: named(id) });
}

/** `recipients` is the number that was shown. */
export function sendAnnouncement(id: number, recipients: number): Promise<Announcement> {
  return call('post', `${ONE}/send`, { path: named(id), body: { recipients } });
}

export function stopAnnouncement(id: number): Promise<Announcement> {
  return call('post', `${ONE}/stop`, { path: named(id) });
}

function named(id: number) {
  return { announcement_id: String(id) };
}

/** Ends announcements for whom a link was sent to, or begins them again. */
export function setSubscribed(token: string, isSubscribed: boolean): Promise<unknown> {
  return call(isSubscribed ? 'delete' : 'post', '/api/unsubscribe/{token}', { path: { token } });
}
