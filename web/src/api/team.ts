import type { GuestRole, Role } from '../../../core/team/role.ts';
import { request } from './client.ts';

/** An account as the reader sees it. */
export interface Account {
  id: string;
  name: string;
  role: Role;
  requires_two_factor: boolean;
  needs_two_factor: boolean;
  needs_sso: boolean;
  /** Its owner wants the reader to take her place. */
  is_offered: boolean;
}

interface Person {
  id: string;
  email: string | null;
  role: Role;
  has_two_factor: boolean;
}

export interface Member extends Person {
  is_you: boolean;
  is_offered: boolean;
}

export interface Guest extends Person {
  /** Domain. */
  site: string;
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  site: string | null;
  expires_at: string;
}

export interface Team {
  members: Member[];
  guests: Guest[];
  invitations: Invitation[];
}

export interface ReceivedInvitation {
  account: string;
  site: string | null;
  email: string;
  role: Role;
  has_user: boolean;
}

function accountUrl(account: string, rest = ''): string {
  return `/api/accounts/${account}${rest}`;
}

export async function getAccounts(signal?: AbortSignal): Promise<Account[]> {
  return (await request<{ accounts: Account[] }>('/api/accounts', { signal })).accounts;
}

export function createAccount(name: string): Promise<Account> {
  return request('/api/accounts', { body: { name } });
}

export function changeAccount(
  account: string,
  change: { name?: string; requires_two_factor?: boolean },
): Promise<Account> {
  return request(accountUrl(account), { method: 'PATCH', body: change });
}

export function getTeam(account: string, signal?: AbortSignal): Promise<Team> {
  return request(accountUrl(account, '/team'), { signal });
}

export function invite(
  account: string,
  invitation: { email: string; role: Role } | { email: string; role: GuestRole; site: string },
): Promise<Invitation> {
  return request(accountUrl(account, '/invitations'), { body: invitation });
}

export function resendInvitation(account: string, id: string): Promise<Invitation> {
  return request(accountUrl(account, `/invitations/${id}/resend`), { body: {} });
}

export function revokeInvitation(account: string, id: string): Promise<unknown> {
  return request(accountUrl(account, `/invitations/${id}`), { method: 'DELETE' });
}

export function changeMember(account: string, id: string, role: Role): Promise<unknown> {
  return request(accountUrl(account, `/members/${id}`), { method: 'PATCH', body: { role } });
}

export function removeMember(account: string, id: string): Promise<unknown> {
  return request(accountUrl(account, `/members/${id}`), { method: 'DELETE' });
}

export function removeGuest(account: string, id: string): Promise<unknown> {
  return request(accountUrl(account, `/guests/${id}`), { method: 'DELETE' });
}

export function leaveAccount(account: string): Promise<unknown> {
  return request(accountUrl(account, '/leave'), { body: {} });
}

export function offerOwnership(account: string, memberId: string): Promise<unknown> {
  return request(accountUrl(account, '/ownership'), { body: { member_id: memberId } });
}

export function keepOwnership(account: string): Promise<unknown> {
  return request(accountUrl(account, '/ownership'), { method: 'DELETE' });
}

export function acceptOwnership(account: string): Promise<unknown> {
  return request(accountUrl(account, '/ownership/accept'), { body: {} });
}

export function viewInvitation(token: string): Promise<ReceivedInvitation> {
  return request('/api/invitations/view', { body: { token } });
}

/** Where an accepted invitation leads; ApiError 401 when nobody is signed in. */
export function acceptInvitation(token: string): Promise<{ site: string | null }> {
  return request('/api/invitations/accept', { body: { token } });
}

/** Joins as a new user, who is signed in then. */
export function signUpByInvitation(body: {
  token: string;
  name: string;
  password: string;
}): Promise<{ site: string | null }> {
  return request('/api/invitations/sign-up', { body });
}
