import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../api/auth.ts';
import { deleteAccount } from '../api/deletions.ts';
import type { Site } from '../api/sites.ts';
import type { Account } from '../api/team.ts';
import { addresses, navigate } from '../router.ts';
import { AccountFrame } from '../security/account-frame.tsx';
import { useFresh } from '../security/use-fresh.tsx';
import { Card } from '../settings/form.tsx';
import { accountsToDo } from '../team/may.ts';
import { chooseAccount, useAccounts } from '../team/use-accounts.ts';
import { deletionTexts } from '../texts/deletion-en.ts';
import { teamTexts } from '../texts/team-en.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { WhatHappens } from './what-happens.tsx';

const texts = deletionTexts.account;

/** `/settings/account/delete/<id>`: what goes with an account, and when. */
export function DeleteAccountPage({ sites, params }: { sites: Site[]; params: Record<string, string> }) {
  const { accounts, isPending } = useAccounts();
  const account = accountsToDo({ accounts, chosen: null }, 'delete_account').find(
    ({ id }) => id === params.id,
  );
  return (
    <AccountFrame href={addresses.account}>
      {(me) =>
        account ? (
          <DeleteAccount
            me={me}
            account={account}
            sites={sites.filter((site) => site.account === account.id)}
          />
        ) : (
          <p className="text-ink-soft">{!isPending && teamTexts.account.notAllowed}</p>
        )
      }
    </AccountFrame>
  );
}

function DeleteAccount({ me, account, sites }: { me: Me; account: Account; sites: Site[] }) {
  const client = useQueryClient();
  const fresh = useFresh(me);
  const deletion = useMutation({
    mutationFn: () => fresh.run(() => deleteAccount(account.id, account.name)),
    onSuccess: async () => {
      chooseAccount(null);
      navigate(addresses.sites, { replace: true });
      await client.invalidateQueries();
    },
  });
  return (
    <Card title={texts.heading(account.name)}>
      <div className="flex flex-col gap-5">
        <WhatHappens now={texts.now} />
        {sites.length === 0 ? (
          <p className="text-ink-soft">{texts.noSites}</p>
        ) : (
          <div>
            <p>{texts.sites(sites.length)}</p>
            <ul className="mt-1 list-disc pl-5 text-ink-soft">
              {sites.map(({ site_id, domain }) => (
                <li key={site_id} className="wrap-anywhere">
                  {domain}
                </li>
              ))}
            </ul>
          </div>
        )}
        <p className="max-w-prose text-ink-soft">{texts.others}</p>
        <p className="max-w-prose text-ink-soft">{texts.keep}</p>
        <ConfirmForm
          word={account.name}
          submit={texts.submit}
          saving={deletion}
          onConfirm={() => deletion.mutate()}
        />
      </div>
      {fresh.dialog}
    </Card>
  );
}
