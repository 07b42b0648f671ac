import { useState } from 'react';
import { Link } from '../components/link.tsx';
import { addresses, safeNext, useLocation } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame, linkClass } from './auth-frame.tsx';
import { EmailField } from './email-field.tsx';
import { InboxNotice } from './inbox-notice.tsx';
import { OtherWays } from './other-ways.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useArrive, withNext } from './use-arrive.ts';
import { useFocus } from './use-focus.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';
import { useWays } from './use-ways.ts';

const texts = authTexts.signIn;

/** Every way in; then back to where the reader was going (`?next=`). Providers come back with `?error=` or `?two_factor=`. */
export function SignInPage() {
  const params = new URLSearchParams(useLocation().search);
  const next = params.get('next');
  const [step, setStep] = useState(params.has('two_factor') ? 'code' : 'first');
  const [linkSentTo, setLinkSentTo] = useState<string | null>(null);
  const arrive = useArrive(next);

  if (linkSentTo !== null) {
    return <InboxNotice kind="sign-in" email={linkSentTo} onBack={() => setLinkSentTo(null)} />;
  }
  if (step === 'code') {
    return (
      <AuthFrame title={authTexts.code.title}>
        <SecondFactor onArrived={arrive} onOver={() => setStep('first')} />
      </AuthFrame>
    );
  }
  return (
    <FirstStep
      next={next}
      providerError={params.get('error')}
      onArrived={arrive}
      onSecondFactor={() => setStep('code')}
      onLinkSent={setLinkSentTo}
    />
  );
}

function FirstStep(props: {
  next: string | null;
  providerError: string | null;
  onArrived: () => void;
  onSecondFactor: () => void;
  onLinkSent: (email: string) => void;
}) {
  const { data: ways } = useWays();
  const email = useFocus<HTMLInputElement>();
  const passkey = usePasskeySignIn({
    isOffered: ways?.passkeys ?? false,
    onArrived: props.onArrived,
  });
  return (
    <AuthFrame
      title={texts.title}
      below={
        ways?.sign_up && (
          <p className="text-ink-soft">
            {texts.signUpLead}{' '}
            <Link href={withNext(addresses.signUp, props.next)} className={linkClass}>
              {texts.signUp}
            </Link>
          </p>
        )
      }
    >
      {props.providerError !== null && (
        <p role="alert" className="mb-4 text-bad">
          {authTexts.problems[props.providerError] ?? authTexts.problems.oauth_failed}
        </p>
      )}
      <PasswordForm
        who={<EmailField fieldRef={email} takesPasskeys={passkey.isAble} />}
        onArrival={(arrival) => ('two_factor' in arrival ? props.onSecondFactor() : props.onArrived())}
      >
        <Link href={addresses.forgotPassword} className={`${linkClass} -mt-2 self-start text-xs`}>
          {texts.forgot}
        </Link>
      </PasswordForm>
      {ways && (
        <OtherWays
          ways={ways}
          next={safeNext(props.next)}
          passkey={passkey}
          email={email}
          onLinkSent={props.onLinkSent}
        />
      )}
    </AuthFrame>
  );
}
