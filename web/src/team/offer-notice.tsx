import { type Account, acceptOwnership } from '../api/team.ts';
import { Outcome, primaryClass } from '../settings/form.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { useTeamChange } from './use-team-change.ts';

const texts = teamTexts.team;

/** The account is offered to the reader. */
export function OfferNotice({ account }: { account: Account }) {
  const change = useTeamChange(account);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-accent bg-surface p-4">
      <p className="mr-auto font-medium wrap-anywhere">{texts.offered(account.name)}</p>
      <button
        type="button"
        className={primaryClass}
        disabled={change.isPending}
        onClick={() => change.mutate(() => acceptOwnership(account.id))}
      >
        {texts.takeOver}
      </button>
      <Outcome saving={change} />
    </div>
  );
}
