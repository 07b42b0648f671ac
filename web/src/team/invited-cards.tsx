import {
  type Account,
  type Guest,
  type Invitation,
  removeGuest,
  resendInvitation,
  revokeInvitation,
} from '../api/team.ts';
import { shortDate } from '../format/moment.ts';
import { Card, Outcome } from '../settings/form.tsx';
import { ItemList } from '../settings/item-list.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { useTeamChange } from './use-team-change.ts';

const texts = teamTexts.team;

/** Who is invited and has not come yet. */
export function InvitationsCard({ account, invitations }: { account: Account; invitations: Invitation[] }) {
  const change = useTeamChange(account);
  return (
    <Card title={texts.invitations}>
      <ItemList
        items={invitations}
        name={({ email }) => email}
        detail={(invitation) => (
          <>
            {[
              teamTexts.roles[invitation.role],
              invitation.site ?? texts.whole,
              texts.until(shortDate(invitation.expires_at)),
            ].join(' · ')}{' '}
            <button
              type="button"
              aria-label={texts.resendNamed(invitation.email)}
              disabled={change.isPending}
              onClick={() => change.mutate(() => resendInvitation(account.id, invitation.id))}
              className="rounded-md px-2 py-1 hover:bg-hover hover:text-ink disabled:opacity-60"
            >
              {texts.resend}
            </button>
          </>
        )}
        isBusy={change.isPending}
        onRemove={({ id }) => change.mutate(() => revokeInvitation(account.id, id))}
      />
      <div className="mt-2">
        <Outcome saving={change} />
      </div>
    </Card>
  );
}

/** Who reaches one site each. */
export function GuestsCard({ account, guests }: { account: Account; guests: Guest[] }) {
  const change = useTeamChange(account);
  return (
    <Card title={texts.guests} lead={texts.guestsLead}>
      <ItemList
        items={guests}
        name={({ email }) => email ?? texts.gone}
        detail={({ role, site }) => `${teamTexts.roles[role]} · ${site}`}
        isBusy={change.isPending}
        onRemove={({ id }) => change.mutate(() => removeGuest(account.id, id))}
      />
      <div className="mt-2">
        <Outcome saving={change} />
      </div>
    </Card>
  );
}
