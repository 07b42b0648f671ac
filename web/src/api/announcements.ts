import { request } from './client.ts';

const API = '/api/admin/announcements';

/** To whom an announcement goes. */
export type Segment =
  | { kind: 'verified' | 'owners' | 'silent' }
  | { kind: 'owners_of'; state: 'open' | 'blocked' | 'deleted' }
  | { kind: 'account'; account: string };

export interface AnnouncementSummary {
  id: number;
  subject: string;
  segment: Segment;
  state: 'draft' | 'sending' | 'stopped' | 'done';
  created_at: string;
  started_at: string | null;
  done_at: string | null;
  recipients: number | null;
  sent: number;
  refused: number;
}

export interface Announcement extends AnnouncementSummary {
  body: string;
  /** The e-mail as plain text. */
  text: string;
  /** How many it would go to now. */
  left: number;
  per_minute: number;
}

export type Draft = Pick<Announcement, 'subject' | 'body' | 'segment'>;

export async function getAnnouncements(signal?: AbortSignal): Promise<AnnouncementSummary[]> {
  return (await request<{ announcements: AnnouncementSummary[] }>(API, { signal })).announcements;
}

export function getAnnouncement(id: string, signal?: AbortSignal): Promise<Announcement> {
  return request(`${API}/${encodeURIComponent(id)}`, { signal });
}

export function createAnnouncement(draft: Draft): Promise<Announcement> {
  return request(API, { body: draft });
}

export function changeAnnouncement(id: number, draft: Draft): Promise<Announcement> {
  return request(`${API}/${id}`, { method: 'PUT', body: draft });
}

/** Where the e-mail is shown as its readers see it. */
export function previewAddress(id: number): string {
  return `${API}/${id}/preview`;
}

export function testAnnouncement(id: number): Promise<unknown> {
  return request(`${API}/${id}/test`, { body: {} });
}

/** `recipients` is the number that was shown. */
export function sendAnnouncement(id: number, recipients: number): Promise<Announcement> {
  return request(`${API}/${id}/send`, { body: { recipients } });
}

export function stopAnnouncement(id: number): Promise<Announcement> {
  return request(`${API}/${id}/stop`, { body: {} });
}

/** Ends announcements for whom a link was sent to, or begins them again. */
export function setSubscribed(token: string, isSubscribed: boolean): Promise<unknown> {
  const path = `/api/unsubscribe/${encodeURIComponent(token)}`;
  return isSubscribed ? request(path, { method: 'DELETE' }) : request(path, { body: {} });
}
