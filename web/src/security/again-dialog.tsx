import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/auth.ts';
import { wideButtonClass } from '../auth/auth-frame.tsx';
import { knowsPasskeys, signInWithPasskey } from '../auth/passkey.ts';
import { PasswordForm } from '../auth/password-form.tsx';
import { Problem } from '../auth/problem.tsx';
import { SecondFactor } from '../auth/second-factor.tsx';
import { withNext } from '../auth/use-arrive.ts';
import { Dialog } from '../components/dialog.tsx';
import { addresses, navigate } from '../router.ts';
import { securityTexts } from '../texts/security-en.ts';
import { UsernameField } from './username-field.tsx';

const texts = securityTexts.again;

/** Asks whoever is signed in to sign in once more. */
export function AgainDialog(props: { me: Me; onDone: () => void; onClose: () => void }) {
  const { me, onDone } = props;
  const client = useQueryClient();
  const [isCodeAsked, setCodeAsked] = useState(false);
  const passkey = useMutation({
    mutationFn: signInWithPasskey,
    onSuccess(arrival) {
      if ('email' in arrival && arrival.email === me.email) return onDone();
      // Somebody else's passkey: that is another account, which must not get what was begun in this one.
      client.clear();
      navigate(addresses.home);
    },
  });
  return (
    <Dialog title={texts.title} onClose={props.onClose}>
      <div className="flex flex-col gap-4 overflow-y-auto p-4 sm:p-5">
        {isCodeAsked ? (
          <SecondFactor onArrived={onDone} onOver={() => setCodeAsked(false)} />
        ) : (
          <>
            <p className="text-ink-soft">{texts.lead}</p>
            {me.has_password && (
              <PasswordForm
                who={<UsernameField email={me.email} />}
                onArrival={(arrival) => ('two_factor' in arrival ? setCodeAsked(true) : onDone())}
              />
            )}
            {knowsPasskeys() && (
              <button
                type="button"
                disabled={passkey.isPending}
                onClick={() => passkey.mutate()}
                className={wideButtonClass}
              >
                {texts.passkey}
              </button>
            )}
            {!me.has_password && (
              <button
                type="button"
                onClick={() => navigate(withNext(addresses.signIn, window.location.pathname))}
                className={wideButtonClass}
              >
                {texts.other}
              </button>
            )}
            <Problem error={passkey.error} />
          </>
        )}
      </div>
    </Dialog>
  );
}
