import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/auth.ts';
import { type DeletionPreview, deleteMe, previewDeleteMe } from '../api/deletions.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses, navigate } from '../router.ts';
import { AccountFrame } from '../security/account-frame.tsx';
import { useFresh } from '../security/use-fresh.tsx';
import { Card } from '../settings/form.tsx';
import { deletionTexts } from '../texts/deletion-en.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { WhatHappens } from './what-happens.tsx';

const texts = deletionTexts.me;

/** `/settings/profile/delete`: what goes with whoever is signed in, what stays, and when. */
export function DeleteMePage() {
  const preview = useQuery({
    queryKey: ['delete-me'],
    queryFn: ({ signal }) => previewDeleteMe(signal),
    gcTime: 0,
  });
  return (
    <AccountFrame href={addresses.profile}>
      {(me) =>
        preview.data ? (
          <DeleteMe me={me} preview={preview.data} />
        ) : preview.error ? (
          <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <Skeleton className="h-96 w-full rounded-card" />
        )
      }
    </AccountFrame>
  );
}

function DeleteMe({ me, preview }: { me: Me; preview: DeletionPreview }) {
  const { goes, stays, guest_sites: guestSites } = preview;
  const client = useQueryClient();
  const fresh = useFresh(me);
  const [isAgreed, setAgreed] = useState(false);
  const accounts = isAgreed ? goes.map(({ id }) => id) : [];
  const deletion = useMutation({
    mutationFn: () => fresh.run(() => deleteMe(me.email, accounts)),
    onSuccess({ undo_until }) {
      navigate(addresses.goodbye(undo_until), { replace: true });
      client.clear();
    },
  });
  return (
    <Card title={texts.heading}>
      <div className="flex flex-col gap-5">
        <WhatHappens now={texts.now} canUndoHere={false} />
        {goes.length > 0 && (
          <div>
            <p>{texts.goes}</p>
            <ul className="mt-1 list-disc pl-5 text-ink-soft">
              {goes.map(({ id, name, sites, others }) => (
                <li key={id} className="wrap-anywhere">
                  {texts.goesAccount(name, sites, others)}
                </li>
              ))}
            </ul>
            <p className="mt-1 text-ink-soft">{texts.keep}</p>
          </div>
        )}
        {stays.length > 0 && (
          <p className="wrap-anywhere text-ink-soft">
            {texts.stays} {stays.map(({ name }) => name).join(', ')}.
          </p>
        )}
        {guestSites > 0 && <p className="text-ink-soft">{texts.guest(guestSites)}</p>}
        <p className="text-ink-soft">{texts.export}</p>
        <ConfirmForm
          word={me.email}
          submit={texts.submit}
          saving={deletion}
          onConfirm={() => deletion.mutate()}
        >
          {goes.length > 0 && (
            <label className="flex items-start gap-2.5">
              <input
                type="checkbox"
                required
                checked={isAgreed}
                onChange={(event) => setAgreed(event.target.checked)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              {texts.goesAgreed}
            </label>
          )}
        </ConfirmForm>
      </div>
      {fresh.dialog}
    </Card>
  );
}
