import type { Me } from '../api/auth.ts';
import { type Sso, saveSso } from '../api/sso.ts';
import type { Account } from '../api/team.ts';
import { useFresh } from '../security/use-fresh.tsx';
import { Card, Outcome, Toggle } from '../settings/form.tsx';
import { ssoTexts } from '../texts/sso-en.ts';
import { useSsoChange } from './use-sso-change.ts';

const texts = ssoTexts.required;

/** Whether members must come by the provider; for owners. */
export function RequiredCard({ account, me, sso }: { account: Account; me: Me; sso: Sso }) {
  const change = useSsoChange(account);
  const fresh = useFresh(me);
  const { connection, domains, members_outside } = sso;
  const isReady = connection !== null && domains.some(({ verified_at }) => verified_at !== null);

  function require(is_required: boolean) {
    if (!connection) return;
    const { issuer, client_id, default_role } = connection;
    const settings = { issuer, client_id, default_role, is_required };
    change.mutate(() => fresh.run(() => saveSso(account.id, settings)));
  }

  return (
    <Card title={texts.title}>
      <Toggle
        text={texts.toggle}
        isOn={connection?.is_required ?? false}
        isDisabled={!isReady || change.isPending}
        onToggle={require}
      />
      {!isReady && <p className="text-ink-faint">{texts.first}</p>}
      {isReady && members_outside > 0 && <p className="text-bad">{texts.outside(members_outside)}</p>}
      <Outcome saving={change} />
      {fresh.dialog}
    </Card>
  );
}
