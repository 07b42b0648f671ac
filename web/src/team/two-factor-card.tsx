import { type Account, changeAccount } from '../api/team.ts';
import { Card, Outcome, Toggle } from '../settings/form.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { useTeamChange } from './use-team-change.ts';

const texts = teamTexts.team;

/** Whether two factors are required; for owners. */
export function TwoFactorCard({ account }: { account: Account }) {
  const change = useTeamChange(account);
  return (
    <Card title={texts.security}>
      <Toggle
        text={texts.twoFactorToggle}
        isOn={account.requires_two_factor}
        isDisabled={change.isPending}
        onToggle={(isOn) => change.mutate(() => changeAccount(account.id, { requires_two_factor: isOn }))}
      />
      <Outcome saving={change} />
    </Card>
  );
}
