import { useMutation } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { getProviderUrl, sendLink, type Ways } from '../api/sign-in.ts';
import { useSsoSignIn } from '../sso/use-sso-sign-in.ts';
import { authTexts } from '../texts/auth-en.ts';
import { ssoTexts } from '../texts/sso-en.ts';
import { wideButtonClass } from './auth-frame.tsx';
import { Problem } from './problem.tsx';
import type { usePasskeySignIn } from './use-passkey-sign-in.ts';

const texts = authTexts.signIn;

/** The ways in that take no password, as far as they are there. */
export function OtherWays(props: {
  ways: Ways;
  next: string;
  passkey: ReturnType<typeof usePasskeySignIn>;
  /** Where the address stands. */
  email: RefObject<HTMLInputElement | null>;
  onLinkSent: (email: string) => void;
}) {
  const { ways, passkey, email } = props;
  const provider = useMutation({
    mutationFn: (id: string) => getProviderUrl(id, props.next),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const sso = useSsoSignIn(props.next);
  const link = useMutation({
    mutationFn: (to: string) => sendLink('sign-in', to),
    onSuccess: (_, to) => props.onLinkSent(to),
  });

  /** Does something with the address above, or says what it is needed for. */
  function withEmail(needed: string, act: (address: string) => void) {
    const field = email.current;
    if (!field) return;
    field.setCustomValidity(field.value === '' ? needed : '');
    const isRight = field.reportValidity();
    field.setCustomValidity('');
    if (isRight) act(field.value.trim());
  }

  return (
    <>
      <div className="my-5 flex items-center gap-3 text-xs text-ink-faint">
        <span className="h-px grow bg-line" />
        {authTexts.or}
        <span className="h-px grow bg-line" />
      </div>
      <div className="flex flex-col gap-2.5">
        {ways.passkeys && passkey.isAble && (
          <button
            type="button"
            disabled={passkey.isAsking}
            onClick={() => passkey.ask()}
            className={wideButtonClass}
          >
            {texts.passkey}
          </button>
        )}
        {ways.magic_link && (
          <button
            type="button"
            disabled={link.isPending}
            onClick={() => withEmail(texts.linkNeedsEmail, link.mutate)}
            className={wideButtonClass}
          >
            {texts.link}
          </button>
        )}
        {ways.providers.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            disabled={provider.isPending}
            onClick={() => provider.mutate(id)}
            className={wideButtonClass}
          >
            {texts.provider(name)}
          </button>
        ))}
        <button
          type="button"
          disabled={sso.isPending}
          onClick={() => withEmail(ssoTexts.signIn.needsEmail, sso.goTo)}
          className={wideButtonClass}
        >
          {ssoTexts.signIn.button}
        </button>
        <p role="status" className="text-ink-soft empty:hidden">
          {sso.isUnknown && ssoTexts.signIn.unknown}
        </p>
        <Problem error={passkey.error ?? link.error ?? provider.error ?? sso.error} />
      </div>
    </>
  );
}
