import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type AuditEntry, type AuditFilter, downloadAudit, getAuditPage } from '../api/audit.ts';
import type { Site } from '../api/sites.ts';
import type { Account } from '../api/team.ts';
import { Problem } from '../auth/problem.tsx';
import { Download } from '../components/icons.tsx';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses } from '../router.ts';
import { AccountFrame } from '../security/account-frame.tsx';
import { Card } from '../settings/form.tsx';
import { accountsToDo } from '../team/may.ts';
import { useAccounts } from '../team/use-accounts.ts';
import { auditTexts as texts } from '../texts/audit-en.ts';
import { AuditFilters, NO_FILTER } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';

const PAGE = 50;

/** `/settings/audit`: who did what in the chosen account; for those who look after it. */
export function AuditPage({ sites }: { sites: Site[] }) {
  const own = useAccounts();
  const [account] = accountsToDo(own, 'read_audit');
  return (
    <AccountFrame href={addresses.audit}>
      {account ? (
        <AuditLog
          key={account.id}
          account={account}
          sites={sites.filter((site) => site.account === account.id)}
        />
      ) : own.isPending ? (
        <Skeleton className="h-96 w-full rounded-card" />
      ) : (
        <p className="text-ink-soft">{texts.notAllowed}</p>
      )}
    </AccountFrame>
  );
}

function AuditLog({ account, sites }: { account: Account; sites: Site[] }) {
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER);
  const log = useInfiniteQuery({
    queryKey: ['audit', account.id, filter],
    queryFn: ({ pageParam, signal }) =>
      getAuditPage(account.id, filter, { before: pageParam, limit: PAGE }, signal),
    initialPageParam: '',
    getNextPageParam: ({ meta }) => meta.before,
  });
  const file = useMutation({
    mutationFn: () => downloadAudit(account.id, filter, texts.fileName(account.name)),
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <Card title={account.name} lead={texts.lead}>
      <div className="flex flex-col gap-4">
        <AuditFilters sites={sites} filter={filter} onChange={setFilter} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p role="status" className="mr-auto text-ink-faint">
            {log.data && entries.length > 0 && texts.shown(entries.length)}
          </p>
          {isFiltered && (
            <button type="button" className={buttonClass} onClick={() => setFilter(NO_FILTER)}>
              {texts.clear}
            </button>
          )}
          <button
            type="button"
            aria-label={texts.downloadLead}
            title={texts.downloadLead}
            disabled={file.isPending || entries.length === 0}
            className={buttonClass}
            onClick={() => file.mutate()}
          >
            <Download />
            {texts.download}
          </button>
        </div>
        <Problem error={file.error} />
        {log.data ? (
          entries.length === 0 ? (
            <p className="py-8 text-center text-ink-faint">{isFiltered ? texts.none : texts.nothing}</p>
          ) : (
            <Entries entries={entries} />
          )
        ) : log.error ? (
          <ErrorNotice error={log.error} onRetry={() => void log.refetch()} />
        ) : (
          <Skeleton className="h-64 w-full" />
        )}
        {log.hasNextPage && (
          <button
            type="button"
            disabled={log.isFetchingNextPage}
            className={`${buttonClass} self-center`}
            onClick={() => void log.fetchNextPage()}
          >
            {log.isFetchingNextPage ? texts.loading : texts.older}
          </button>
        )}
      </div>
    </Card>
  );
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  return (
    <ol aria-label={texts.title} className="divide-y divide-line rounded-lg border border-line">
      {entries.map((entry) => (
        <AuditRow key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}
