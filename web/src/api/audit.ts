import type { AuditAction, AuditActor, AuditView } from '../../../workers/api/answers/audit.ts';
import { errorFrom, parseJson, request } from './client.ts';
import { saveFile } from './save-file.ts';

export type AuditEntry = AuditView;
export type { AuditAction, AuditActor };

/** Which entries are asked for; '' = all. */
export interface AuditFilter {
  action: AuditAction | '';
  actor_kind: AuditActor | '';
  /** Domain. */
  site_id: string;
  /** ISO 8601. */
  from: string;
  to: string;
}

function auditUrl(account: string, parameters: Record<string, string>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  return `/api/accounts/${account}/audit?${new URLSearchParams(given)}`;
}

/** A page of entries, newest first; `before` comes from the page that stands above it. */
export function getAuditPage(
  account: string,
  filter: AuditFilter,
  page: { before: string; limit: number },
  signal?: AbortSignal,
): Promise<{ entries: AuditEntry[]; meta: { before: string | null } }> {
  const { before, limit } = page;
  return request(auditUrl(account, { ...filter, before, limit: String(limit) }), { signal });
}

/** Saves the entries as a CSV file. Throws ApiError where there is none. */
export async function downloadAudit(account: string, filter: AuditFilter, fileName: string): Promise<void> {
  const response = await fetch(auditUrl(account, { ...filter, format: 'csv' }));
  if (!response.ok) throw errorFrom(parseJson(await response.text()), response);
  saveFile(await response.blob(), fileName);
}
