import { addresses } from '../router.ts';
import { AccountFrame } from './account-frame.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProvidersCard } from './providers-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { TwoFactorCard } from './two-factor-card.tsx';

/** `/settings/security`: how one gets into the account, and who is in. */
export function SecurityPage() {
  return (
    <AccountFrame href={addresses.security}>
      {(me) => (
        <>
          <PasswordCard me={me} />
          <TwoFactorCard me={me} />
          <PasskeysCard me={me} />
          <ProvidersCard me={me} />
          <SessionsCard />
        </>
      )}
    </AccountFrame>
  );
}
