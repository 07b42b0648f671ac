import { useQuery } from '@tanstack/react-query';
import type { Me } from '../api/auth.ts';
import { getSso } from '../api/sso.ts';
import type { Account } from '../api/team.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses } from '../router.ts';
import { AccountFrame } from '../security/account-frame.tsx';
import { accountsToDo, mayInAccount } from '../team/may.ts';
import { useAccounts } from '../team/use-accounts.ts';
import { ssoTexts as texts } from '../texts/sso-en.ts';
import { DomainsCard } from './domains-card.tsx';
import { ProviderCard } from './provider-card.tsx';
import { RequiredCard } from './required-card.tsx';
import { StateNotice } from './state-notice.tsx';

/** `/settings/sso`: how the chosen account signs in by its own provider. */
export function SsoPage() {
  const own = useAccounts();
  const [account] = accountsToDo(own, 'manage_team');
  return (
    <AccountFrame href={addresses.sso}>
      {(me) =>
        own.isPending ? (
          <Skeleton className="h-96 w-full rounded-card" />
        ) : account ? (
          <>
            <p className="max-w-prose text-ink-soft wrap-anywhere">
              {texts.lead} {own.accounts.length > 1 && texts.of(account.name)}
            </p>
            <AccountSso key={account.id} account={account} me={me} />
          </>
        ) : (
          <p className="text-ink-soft">{texts.closed}</p>
        )
      }
    </AccountFrame>
  );
}

function AccountSso({ account, me }: { account: Account; me: Me }) {
  const {
    data: sso,
    error,
    refetch,
  } = useQuery({ queryKey: ['sso', account.id], queryFn: ({ signal }) => getSso(account.id, signal) });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!sso) return <Skeleton className="h-96 w-full rounded-card" />;
  const isOwner = mayInAccount(account, 'secure_team');
  return (
    <>
      <StateNotice sso={sso} />
      <ProviderCard account={account} me={me} sso={sso} isOwner={isOwner} />
      <DomainsCard account={account} sso={sso} />
      {isOwner && <RequiredCard account={account} me={me} sso={sso} />}
    </>
  );
}
