import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { type AdminRow, decideDeletion, getRow, setBlocked, startView } from '../api/admin.ts';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses } from '../router.ts';
import { Card, dangerClass, Field, fieldClass, Outcome, type Saving } from '../settings/form.tsx';
import { adminTexts as texts } from '../texts/admin-en.ts';
import { AdminFrame } from './admin-frame.tsx';
import { Cell } from './cell.tsx';
import { Receipt } from './receipt.tsx';

/** `/admin/<model>/<id>`: all of a row, and what can be done about it. */
export function RowPage({ params: { model = '', id = '' } }: { params: Record<string, string> }) {
  const found = useQuery({
    queryKey: ['admin', 'row', model, id],
    queryFn: ({ signal }) => getRow(model, id, signal),
  });
  return (
    <AdminFrame title={texts.row(model, id)} current={model}>
      {found.error ? (
        <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <>
          <dl className="grid gap-x-6 gap-y-2 rounded-card border border-line bg-surface p-4 sm:grid-cols-[12rem_1fr]">
            {Object.entries(found.data.row).map(([column, value]) => (
              <div key={column} className="contents">
                <dt className="text-ink-faint">{column}</dt>
                <dd className="wrap-anywhere">
                  {model === 'deletions' && column === 'receipt' ? (
                    <Receipt receipt={value as ComponentProps<typeof Receipt>['receipt']} />
                  ) : (
                    <Cell column={column} value={value} model={found.data.links[column]} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <Actions model={model} id={id} row={found.data.row} />
        </>
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
    </AdminFrame>
  );
}

function Actions({ model, id, row }: { model: string; id: string; row: AdminRow }) {
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin', 'row', model, id] }),
  });
  if (model === 'deletions' && row.state === 'waiting') {
    const decide = (decision: 'approve' | 'refuse') =>
      act.mutate(() => decideDeletion(String(row.publicId), decision));
    return (
      <Card title={texts.act}>
        <div className="flex flex-wrap items-center gap-3">
          {row.needsApproval === true && row.approvedAt === null && (
            <button type="button" className={dangerClass} onClick={() => decide('approve')}>
              {texts.approve}
            </button>
          )}
          <button type="button" className={buttonClass} onClick={() => decide('refuse')}>
            {texts.refuse}
          </button>
          <Outcome saving={act} />
        </div>
      </Card>
    );
  }
  if (model !== 'users' && model !== 'accounts') return null;
  const isBlocked = row.blockedAt !== null;
  return (
    <>
      <LookForm of={model === 'users' ? { user_id: Number(id) } : { account_id: Number(id) }} />
      <Card title={texts.act}>
        <ReasonForm
          submit={isBlocked ? texts.unblock : texts.block}
          submitClass={isBlocked ? buttonClass : dangerClass}
          saving={act}
          onSubmit={(reason) => act.mutate(() => setBlocked(model, id, { blocked: !isBlocked, reason }))}
        />
      </Card>
    </>
  );
}

/** Looks at the product as this user, or an owner of this account, does. */
function LookForm({ of }: { of: Parameters<typeof startView>[0] }) {
  const look = useMutation({
    mutationFn: (reason: string) => startView(of, reason),
    // A new page: nothing of one's own stays in it.
    onSuccess: () => window.location.assign(addresses.home),
  });
  return (
    <Card title={texts.look} lead={texts.lookLead}>
      <ReasonForm submit={texts.lookStart} submitClass={buttonClass} saving={look} onSubmit={look.mutate} />
    </Card>
  );
}

function ReasonForm(props: {
  submit: string;
  submitClass: string;
  saving: Saving;
  onSubmit: (reason: string) => void;
}) {
  return (
    <form
      className="flex max-w-xl flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit(String(new FormData(event.currentTarget).get('reason') ?? ''));
      }}
    >
      <Field label={texts.reason} hint={texts.reasonHint}>
        {(ids) => (
          <input {...ids} name="reason" required minLength={3} maxLength={300} className={fieldClass} />
        )}
      </Field>
      <button type="submit" className={props.submitClass} disabled={props.saving.isPending}>
        {props.submit}
      </button>
      <Outcome saving={props.saving} />
    </form>
  );
}
