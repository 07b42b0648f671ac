import { call, callForFile } from './client.ts';
import type { AnswerOf, QueryOf } from './operation.ts';
import { saveFile } from './save-file.ts';

const PATH = '/api/accounts/{account_id}/audit';

type AuditQuery = QueryOf<'get', typeof PATH>;
/** A page of entries; `format` makes a file of them. */
type AuditPage = Extract<AnswerOf<'get', typeof PATH>, { meta: unknown }>;

export type AuditEntry = AuditPage['entries'][number];
export type AuditAction = AuditEntry['action'];
export type AuditActor = AuditEntry['actor']['kind'];

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

function queryOf({ action, actor_kind, site_id, from, to }: AuditFilter): AuditQuery {
  return {
    action: action || undefined,
    actor_kind: actor_kind || undefined,
    site_id: site_id || undefined,
    from: from || undefined,
    to: to || undefined,
  };
}

/** A page of entries, newest first; `before` comes from the page that stands above it. */
export function getAuditPage(
  account: string,
  filter: AuditFilter,
  { before, limit }: { before: string; limit: number },
  signal?: AbortSignal,
) {
  const query = { ...queryOf(filter), before: before || undefined, limit };
  return call('get', PATH, { path: { account_id: account }, query, signal }) as Promise<AuditPage>;
}

/** Saves the entries as a CSV file. Throws ApiError where there is none. */
export async function downloadAudit(account: string, filter: AuditFilter, fileName: string): Promise<void> {
  const query: AuditQuery = { ...queryOf(filter), format: 'csv' };
  const response = await callForFile('get', PATH, { path: { account_id: account }, query });
  saveFile(await response.blob(), fileName);
}
