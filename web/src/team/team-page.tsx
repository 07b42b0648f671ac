import { memberMay } from '../../../core/team/capability.ts';
import type { Site } from '../api/sites.ts';
import type { Account } from '../api/team.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses } from '../router.ts';
import { AccountFrame } from '../security/account-frame.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { InviteForm } from './invite-form.tsx';
import { GuestsCard, InvitationsCard } from './invited-cards.tsx';
import { LeaveCard } from './leave-card.tsx';
import { mayInAccount } from './may.ts';
import { MembersCard } from './members-card.tsx';
import { OfferNotice } from './offer-notice.tsx';
import { TwoFactorCard } from './two-factor-card.tsx';
import { useAccounts } from './use-accounts.ts';
import { useTeam } from './use-team.ts';

const texts = teamTexts.team;

/** `/settings/team`: who reaches the chosen account. */
export function TeamPage({ sites }: { sites: Site[] }) {
  const { accounts, chosen, isPending } = useAccounts();
  const account = chosen ?? accounts[0];
  return (
    <AccountFrame href={addresses.team}>
      {isPending ? (
        <Skeleton className="h-96 w-full rounded-card" />
      ) : account ? (
        <>
          {accounts.length > 1 && <p className="text-ink-soft wrap-anywhere">{texts.of(account.name)}</p>}
          <AccountTeam key={account.id} account={account} sites={sites} />
        </>
      ) : (
        <p className="text-ink-soft">{texts.none}</p>
      )}
    </AccountFrame>
  );
}

function AccountTeam({ account, sites }: { account: Account; sites: Site[] }) {
  return (
    <>
      {account.is_offered && <OfferNotice account={account} />}
      {account.needs_two_factor && <p className="text-ink-soft">{texts.twoFactorNeeded}</p>}
      {!memberMay(account.role, 'manage_team') && <p className="text-ink-soft">{texts.closed}</p>}
      {mayInAccount(account, 'manage_team') && (
        <OpenTeam account={account} sites={sites.filter((site) => site.account === account.id)} />
      )}
      {mayInAccount(account, 'secure_team') && <TwoFactorCard account={account} />}
      <LeaveCard account={account} />
    </>
  );
}

function OpenTeam({ account, sites }: { account: Account; sites: Site[] }) {
  const { data: team, error, refetch } = useTeam(account);
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
