import { call } from './client.ts';
import type { AnswerOf, BodyOf, Schema } from './operation.ts';

/** An account as the reader sees it. */
export type Account = Schema<'Account'>;
export type Team = AnswerOf<'get', '/api/accounts/{account_id}/team'>;
export type Member = Team['members'][number];
export type Guest = Team['guests'][number];
/** What a member may be made. */
export type MemberRole = BodyOf<'patch', typeof MEMBER>['role'];
export type Invitation = Schema<'Invitation'>;
export type ReceivedInvitation = AnswerOf<'post', '/api/invitations/view'>;

const ACCOUNT = '/api/accounts/{account_id}';
const MEMBER = `${ACCOUNT}/members/{member_id}` as const;
const INVITATION = `${ACCOUNT}/invitations/{invitation_id}` as const;
const OWNERSHIP = `${ACCOUNT}/ownership` as const;

export async function getAccounts(signal?: AbortSignal): Promise<Account[]> {
  return (await call('get', '/api/accounts', { signal })).accounts;
}

export function createAccount(name: string): Promise<Account> {
  return call('post', '/api/accounts', { body: { name } });
}

export function changeAccount(account: string, change: BodyOf<'patch', typeof ACCOUNT>): Promise<Account> {
  return call('patch', ACCOUNT, { path: { account_id: account }, body: change });
}

export function getTeam(account: string, signal?: AbortSignal): Promise<Team> {
  return call('get', `${ACCOUNT}/team`, { path: { account_id: account }, signal });
}

export function invite(
  account: string,
  invitation: BodyOf<'post', '/api/accounts/{account_id}/invitations'>,
): Promise<Invitation> {
  return call('post', `${ACCOUNT}/invitations`, { path: { account_id: account }, body: invitation });
}

export function resendInvitation(account: string, id: string): Promise<Invitation> {
  return call('post', `${INVITATION}/resend`, { path: { account_id: account, invitation_id: id } });
}

export function revokeInvitation(account: string, id: string) {
  return call('delete', INVITATION, { path: { account_id: account, invitation_id: id } });
}

export function changeMember(account: string, id: string, role: MemberRole) {
  return call('patch', MEMBER, { path: { account_id: account, member_id: id }, body: { role } });
}

export function removeMember(account: string, id: string) {
  return call('delete', MEMBER, { path: { account_id: account, member_id: id } });
}

export function removeGuest(account: string, id: string) {
  return call('delete', `${ACCOUNT}/guests/{guest_id}`, { path: { account_id: account, guest_id: id } });
}

export function leaveAccount(account: string) {
  return call('post', `${ACCOUNT}/leave`, { path: { account_id: account }, body: {} });
}

export function offerOwnership(account: string, memberId: string) {
  return call('post', OWNERSHIP, { path: { account_id: account }, body: { member_id: memberId } });
}

export function keepOwnership(account: string) {
  return call('delete', OWNERSHIP, { path: { account_id: account } });
}

export function acceptOwnership(account: string) {
  return call('post', `${OWNERSHIP}/accept`, { path: { account_id: account }, body: {} });
}

export function viewInvitation(token: string): Promise<ReceivedInvitation> {
  return call('post', '/api/invitations/view', { body: { token } });
}

/** Where an accepted invitation leads; ApiError 401 when nobody is signed in. */
export function acceptInvitation(token: string) {
  return call('post', '/api/invitations/accept', { body: { token } });
}

/** Joins as a new user, who is signed in then. */
export function signUpByInvitation(body: BodyOf<'post', '/api/invitations/sign-up'>) {
  return call('post', '/api/invitations/sign-up', { body });
}
