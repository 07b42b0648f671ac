import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Site } from '../api/sites.ts';
import { type Account, getTeam, leaveAccount } from '../api/team.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses, navigate } from '../router.ts';
import { Card, dangerClass, Outcome } from '../settings/form.tsx';
import { texts as appTexts } from '../texts/en.ts';
import { teamTexts } from '../texts/team-en.ts';
import { InviteForm } from './invite-form.tsx';
import { GuestsCard, InvitationsCard } from './invited-cards.tsx';
import { MembersCard } from './members-card.tsx';
import { OfferNotice } from './offer-notice.tsx';
import { TwoFactorCard } from './two-factor-card.tsx';
import { useAccounts } from './use-accounts.ts';
import { useTeamChange } from './use-team-change.ts';

const texts = teamTexts.team;

/** `/settings/team`: who reaches the chosen account. */
export function TeamPage({ sites }: { sites: Site[] }) {
  const { accounts, chosen, isPending } = useAccounts();
  const account = chosen ?? accounts[0];
  useEffect(() => {
    document.title = `${texts.title} · ${appTexts.product}`;
  }, []);
  if (isPending) return <Skeleton className="mt-2 h-96 w-full rounded-card" />;
  return (
    <div className="mx-auto mt-2 flex max-w-3xl flex-col gap-4">
      <h1 className="text-lg font-semibold tracking-tight wrap-anywhere">
        {texts.title}
        {account && <span className="text-ink-faint"> · {account.name}</span>}
      </h1>
      {account ? <AccountTeam key={account.id} account={account} sites={sites} /> : <p>{texts.none}</p>}
    </div>
  );
}

function AccountTeam({ account, sites }: { account: Account; sites: Site[] }) {
  const isManager = account.role === 'owner' || account.role === 'admin';
  const isOpen = isManager && !account.needs_two_factor;
  return (
    <>
      {account.is_offered && <OfferNotice account={account} />}
      {account.needs_two_factor && <p className="text-ink-soft">{texts.twoFactorNeeded}</p>}
      {!isManager && <p className="text-ink-soft">{texts.closed}</p>}
      {isOpen && <OpenTeam account={account} sites={sites.filter((site) => site.account === account.id)} />}
      {account.role === 'owner' && <TwoFactorCard account={account} />}
      <LeaveCard account={account} />
    </>
  );
}

function OpenTeam({ account, sites }: { account: Account; sites: Site[] }) {
  const {
    data: team,
    error,
    refetch,
  } = useQuery({ queryKey: ['team', account.id], queryFn: ({ signal }) => getTeam(account.id, signal) });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!team) return <Skeleton className="h-96 w-full rounded-card" />;
  return (
    <>
      <MembersCard account={account} members={team.members} />
      <InviteForm account={account} sites={sites} />
      {team.invitations.length > 0 && <InvitationsCard account={account} invitations={team.invitations} />}
      {team.guests.length > 0 && <GuestsCard account={account} guests={team.guests} />}
    </>
  );
}

function LeaveCard({ account }: { account: Account }) {
  const client = useQueryClient();
  const change = useTeamChange(account);
  async function leave() {
    await change.mutateAsync(() => leaveAccount(account.id));
    await client.invalidateQueries();
    navigate(addresses.sites);
  }
  return (
    <Card title={texts.leave} lead={texts.leaveLead}>
      <div className="flex flex-wrap items-center gap-4">
        <button
          type="button"
          className={dangerClass}
          disabled={change.isPending}
          onClick={() => void leave().catch(() => {})}
        >
          {texts.leaveButton(account.name)}
        </button>
        <Outcome saving={change} />
      </div>
    </Card>
  );
}
