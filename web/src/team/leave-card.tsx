import { useQueryClient } from '@tanstack/react-query';
import { type Account, leaveAccount } from '../api/team.ts';
import { Link } from '../components/link.tsx';
import { addresses, navigate } from '../router.ts';
import { Card, dangerClass, Outcome } from '../settings/form.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { useTeam } from './use-team.ts';
import { useTeamChange } from './use-team-change.ts';

const texts = teamTexts.team;

/** The way out of an account; for its only owner, what comes before that. */
export function LeaveCard({ account }: { account: Account }) {
  const { data: team } = useTeam(account);
  const owners = team?.members.filter(({ role }) => role === 'owner') ?? [];
  return owners.length === 1 && account.role === 'owner' ? (
    <Card title={texts.leave} lead={texts.onlyOwner}>
      <Link href={addresses.deleteAccount(account.id)} className={dangerClass}>
        {texts.deleteInstead(account.name)}
      </Link>
    </Card>
  ) : (
    <Leave account={account} />
  );
}

function Leave({ account }: { account: Account }) {
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
