import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { deleteKey, getKeys, type MadeKey, rotateKey } from '../api/keys.ts';
import type { Site } from '../api/sites.ts';
import type { Account } from '../api/team.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses } from '../router.ts';
import { AccountFrame } from '../security/account-frame.tsx';
import { accountsToDo } from '../team/may.ts';
import { useAccounts } from '../team/use-accounts.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Code } from './code.tsx';
import { Card, Outcome } from './form.tsx';
import { KeyItem } from './key-item.tsx';
import { NewKeyForm } from './new-key-form.tsx';

const texts = settingsTexts.keys;
const QUERY_KEY = ['api-keys'];

/** `/settings/keys`: by which programs use an account. */
export function KeysPage({ sites }: { sites: Site[] }) {
  const own = useAccounts();
  const accounts = accountsToDo(own, 'manage_keys');
  if (!own.isPending && accounts.length === 0) {
    return (
      <AccountFrame href={addresses.keys}>
        <p className="text-ink-soft">{texts.notAllowed}</p>
      </AccountFrame>
    );
  }
  return <Keys key={accounts[0]?.id} accounts={accounts} sites={sites} />;
}

function Keys({ accounts, sites }: { accounts: Account[]; sites: Site[] }) {
  const client = useQueryClient();
  const {
    data: keys,
    error,
    refetch,
  } = useQuery({
    queryKey: QUERY_KEY,
    queryFn: ({ signal }) => getKeys(signal),
  });
  const change = useMutation({
    mutationFn: (run: () => Promise<MadeKey | undefined>) => run(),
    onSuccess: () => client.invalidateQueries({ queryKey: QUERY_KEY }),
  });

  const shown = keys?.filter(({ account }) => accounts.some(({ id }) => id === account)) ?? [];
  return (
    <AccountFrame href={addresses.keys}>
      <p className="text-ink-soft">{texts.lead}</p>
      {change.data && (
        <Card title={texts.made(change.data.name)} lead={texts.madeLead}>
          <Code text={change.data.key} />
        </Card>
      )}
      <Card title={texts.yours}>
        {keys ? (
          <div className="flex flex-col gap-3">
            {shown.length === 0 && <p className="text-ink-faint">{settingsTexts.none}</p>}
            <ul className="flex flex-col gap-3">
              {shown.map((key) => (
                <KeyItem
                  key={key.id}
                  apiKey={key}
                  account={
                    accounts.length > 1 ? accounts.find(({ id }) => id === key.account)?.name : undefined
                  }
                  isBusy={change.isPending}
                  onRotate={(hours) => change.mutate(() => rotateKey(key.id, hours))}
                  onRevoke={() =>
                    change.mutate(async () => {
                      await deleteKey(key.id);
                      return undefined;
                    })
                  }
                />
              ))}
            </ul>
            <Outcome saving={change} />
          </div>
        ) : error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-24 w-full" />
        )}
      </Card>
      <NewKeyForm accounts={accounts} sites={sites} change={change} />
    </AccountFrame>
  );
}
