import type { FlagName } from '../../../core/flags/flags.ts';
import { call } from './client.ts';
import type { AnswerOf, BodyOf, QueryOf } from './operation.ts';

/** A table that the admin area shows. */
export type AdminModel = AnswerOf<'get', '/api/admin/models'>['models'][number];
export type AdminPage = AnswerOf<'get', '/api/admin/models/{model}'>;
export type AdminRow = AdminPage['rows'][number];
export type Overview = AnswerOf<'get', '/api/admin/overview'>;
export type AdminJob = AnswerOf<'get', '/api/admin/jobs'>['jobs'][number];
/** As whom the member of staff looks. */
export type View = NonNullable<AnswerOf<'get', '/api/admin/impersonation'>['impersonation']>;
/** What goes wrong, and how old what waits is. */
export type Health = AnswerOf<'get', '/api/admin/health'>;
/** A part of the product that can be switched. */
export type Flag = AnswerOf<'get', '/api/admin/flags'>['flags'][number];

export async function getModels(signal?: AbortSignal): Promise<AdminModel[]> {
  return (await call('get', '/api/admin/models', { signal })).models;
}

/** A page of a table. */
export function getRows(
  model: string,
  query: QueryOf<'get', '/api/admin/models/{model}'>,
  signal?: AbortSignal,
): Promise<AdminPage> {
  return call('get', '/api/admin/models/{model}', { path: { model }, query, signal });
}

export function getRow(model: string, id: string, signal?: AbortSignal) {
  return call('get', '/api/admin/models/{model}/{row_id}', { path: { model, row_id: id }, signal });
}

export function getOverview(signal?: AbortSignal): Promise<Overview> {
  return call('get', '/api/admin/overview', { signal });
}

export async function getJobs(signal?: AbortSignal): Promise<AdminJob[]> {
  return (await call('get', '/api/admin/jobs', { signal })).jobs;
}

export function runJob(job: string) {
  return call('post', '/api/admin/jobs/{job}/run', { path: { job } });
}

export function setBlocked(
  kind: 'users' | 'accounts',
  id: string,
  body: BodyOf<'put', '/api/admin/users/{user_id}/block'>,
) {
  return kind === 'users'
    ? call('put', '/api/admin/users/{user_id}/block', { path: { user_id: id }, body })
    : call('put', '/api/admin/accounts/{account_id}/block', { path: { account_id: id }, body });
}

export function decideDeletion(id: string, decision: 'approve' | 'refuse') {
  return call('put', '/api/admin/deletions/{deletion_id}/decision', {
    path: { deletion_id: id },
    body: { decision },
  });
}

export async function getView(signal?: AbortSignal): Promise<View | null> {
  return (await call('get', '/api/admin/impersonation', { signal })).impersonation;
}

/** Looks as a user does, or as an owner of an account, from now on. */
export function startView(of: { user_id: number } | { account_id: number }, reason: string) {
  return call('post', '/api/admin/impersonation', { body: { ...of, reason } });
}

export function endView() {
  return call('delete', '/api/admin/impersonation');
}

export function getHealth(signal?: AbortSignal): Promise<Health> {
  return call('get', '/api/admin/health', { signal });
}

export async function getFlags(signal?: AbortSignal): Promise<Flag[]> {
  return (await call('get', '/api/admin/flags', { signal })).flags;
}

export function setFlag(name: FlagName, rule: BodyOf<'put', '/api/admin/flags/{flag}'>) {
  return call('put', '/api/admin/flags/{flag}', { path: { flag: name }, body: rule });
}
