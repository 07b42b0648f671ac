import type { FlagName } from '../../../core/flags/flags.ts';
import type { FlagMode } from '../../../core/flags/modes.ts';
import { request } from './client.ts';

const API = '/api/admin';

/** A table that the admin area shows. */
export interface AdminModel {
  name: string;
  columns: string[];
  searched: string[];
  /** Columns that lead to a row of another model. */
  links: Record<string, string>;
}

export type AdminRow = Record<string, unknown>;

export interface AdminPage {
  rows: AdminRow[];
  meta: { page: number; pages: number; total: number };
}

export interface Overview {
  sign_ups: { day: string; n: number }[];
  users: number;
  accounts: number;
  sites: number;
  active_sites: number;
  events: { day: string; outcome: string; n: number }[];
  newest_event_at: string | null;
  dead_letters: { n: number; more: boolean; oldest_at: string | null };
  waiting_mails: number;
  failed_jobs: { job: string; at: string; error: string }[];
  undecided_deletions: { id: string; kind: string; decide_until: string }[];
  late_deletions: string[];
}

export interface AdminJob {
  job: string;
  last_run: {
    started_at: string;
    ended_at: string | null;
    result: Record<string, number> | null;
    error: string | null;
  } | null;
}

export async function getModels(signal?: AbortSignal): Promise<AdminModel[]> {
  return (await request<{ models: AdminModel[] }>(`${API}/models`, { signal })).models;
}

/** A page of a table; `search` is a question string such as `?search=acme&page=2`. */
export function getRows(model: string, search: string, signal?: AbortSignal): Promise<AdminPage> {
  return request(`${API}/models/${encodeURIComponent(model)}${search}`, { signal });
}

export function getRow(
  model: string,
  id: string,
  signal?: AbortSignal,
): Promise<{ row: AdminRow; links: Record<string, string> }> {
  return request(`${API}/models/${encodeURIComponent(model)}/${encodeURIComponent(id)}`, { signal });
}

export function getOverview(signal?: AbortSignal): Promise<Overview> {
  return request(`${API}/overview`, { signal });
}

export async function getJobs(signal?: AbortSignal): Promise<AdminJob[]> {
  return (await request<{ jobs: AdminJob[] }>(`${API}/jobs`, { signal })).jobs;
}

export function runJob(job: string): Promise<unknown> {
  return request(`${API}/jobs/${encodeURIComponent(job)}/run`, { body: {} });
}

export function setBlocked(
  kind: 'users' | 'accounts',
  id: string,
  body: { blocked: boolean; reason: string },
): Promise<unknown> {
  return request(`${API}/${kind}/${encodeURIComponent(id)}/block`, { method: 'PUT', body });
}

export function decideDeletion(id: string, decision: 'approve' | 'refuse'): Promise<unknown> {
  return request(`${API}/deletions/${encodeURIComponent(id)}/decision`, {
    method: 'PUT',
    body: { decision },
  });
}

/** As whom the member of staff looks. */
export interface View {
  by: string;
  as: string;
  account: string | null;
  reason: string;
  until: string;
}

export async function getView(signal?: AbortSignal): Promise<View | null> {
  return (await request<{ impersonation: View | null }>(`${API}/impersonation`, { signal })).impersonation;
}

/** Looks as a user does, or as an owner of an account, from now on. */
export function startView(
  of: { user_id: number } | { account_id: number },
  reason: string,
): Promise<unknown> {
  return request(`${API}/impersonation`, { body: { ...of, reason } });
}

export function endView(): Promise<unknown> {
  return request(`${API}/impersonation`, { method: 'DELETE' });
}

/** What goes wrong, and how old what waits is. */
export interface Health {
  answers: { hour: string; answers: number; failures: number }[];
  /** Null: ClickHouse does not answer. */
  storage: {
    ingest: { hour: string; accepted: number; dropped: number; dead: number }[];
    freshness: { deliveries: number; p95_ms: number; oldest_ms: number };
  } | null;
  dead_letters: { n: number; more: boolean; oldest_at: string | null };
}

export function getHealth(signal?: AbortSignal): Promise<Health> {
  return request(`${API}/health`, { signal });
}

/** A part of the product that can be switched. */
export interface Flag {
  name: FlagName;
  description: string;
  by_default: boolean;
  mode: FlagMode;
  share: number;
  accounts: string[];
  /** Null: for some. */
  is_on: boolean | null;
  changed_at: string | null;
}

export async function getFlags(signal?: AbortSignal): Promise<Flag[]> {
  return (await request<{ flags: Flag[] }>(`${API}/flags`, { signal })).flags;
}

export function setFlag(name: FlagName, rule: Pick<Flag, 'mode' | 'share' | 'accounts'>): Promise<unknown> {
  return request(`${API}/flags/${name}`, { method: 'PUT', body: rule });
}
