import { ROLES } from '../../../core/team/role.ts';
import {
  type Account,
  changeMember,
  keepOwnership,
  type Member,
  offerOwnership,
  removeMember,
} from '../api/team.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { Card, Outcome } from '../settings/form.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { mayInAccount } from './may.ts';
import { useTeamChange } from './use-team-change.ts';

const OTHER_ROLES = ROLES.filter((role) => role !== 'owner');

const texts = teamTexts.team;
const quietClass = 'rounded-md px-2 py-1 text-ink-faint hover:bg-hover hover:text-ink disabled:opacity-60';

/** Who belongs to the account, and as what. */
export function MembersCard({ account, members }: { account: Account; members: Member[] }) {
  const change = useTeamChange(account);
  const isOwner = mayInAccount(account, 'transfer');
  return (
    <Card title={texts.members} lead={texts.membersLead}>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {members.map((member) => {
          const email = member.email ?? texts.gone;
          const details = [
            member.is_you && texts.you,
            member.has_two_factor && texts.twoFactor,
            member.is_offered && texts.isOffered,
          ].filter((detail) => detail !== false);
          return (
            <li key={member.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
              <span className="min-w-0 font-medium wrap-anywhere">{email}</span>
              <span className="mr-auto text-ink-faint">{details.join(' · ')}</span>
              {isOwner && member.is_offered && (
                <button
                  type="button"
                  className={quietClass}
                  disabled={change.isPending}
                  onClick={() => change.mutate(() => keepOwnership(account.id))}
                >
                  {texts.keep}
                </button>
              )}
              {isOwner && !member.is_you && !member.is_offered && (
                <button
                  type="button"
                  className={quietClass}
                  aria-label={texts.offerNamed(email)}
                  disabled={change.isPending}
                  onClick={() => change.mutate(() => offerOwnership(account.id, member.id))}
                >
                  {texts.offer}
                </button>
              )}
              {member.role === 'owner' ? (
                <span className="text-ink-soft">{teamTexts.roles.owner}</span>
              ) : (
                <select
                  aria-label={texts.role(email)}
                  value={member.role}
                  disabled={change.isPending}
                  className="h-8 rounded-md border border-line bg-surface px-2"
                  onChange={({ target }) => {
                    const role = OTHER_ROLES.find((one) => one === target.value);
                    if (role) change.mutate(() => changeMember(account.id, member.id, role));
                  }}
                >
                  {OTHER_ROLES.map((role) => (
                    <option key={role} value={role}>
                      {teamTexts.roles[role]}
                    </option>
                  ))}
                </select>
              )}
              {!member.is_you && member.role !== 'owner' && (
                <ConfirmButton
                  text={texts.remove}
                  label={texts.removeNamed(email)}
                  isBusy={change.isPending}
                  onConfirm={() => change.mutate(() => removeMember(account.id, member.id))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-2">
        <Outcome saving={change} />
      </div>
    </Card>
  );
}
