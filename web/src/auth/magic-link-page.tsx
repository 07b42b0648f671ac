import { useEffect, useRef } from 'react';
import { type Arrival, signInByLink } from '../api/sign-in.ts';
import { addresses, navigate } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame } from './auth-frame.tsx';
import { AnotherLink, LinkPage } from './link-page.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useArrive } from './use-arrive.ts';

/** Signs in whoever follows the link, after her second factor if she has one. */
export function MagicLinkPage() {
  return (
    <LinkPage working={authTexts.magic.working} post={signInByLink} spent={<AnotherLink kind="sign-in" />}>
      {(arrival) => <Arriving arrival={arrival} />}
    </LinkPage>
  );
}

function Arriving({ arrival }: { arrival: Arrival }) {
  const isIn = !('two_factor' in arrival);
  const arrive = useRef(useArrive());
  useEffect(() => {
    if (isIn) arrive.current();
  }, [isIn]);
  if (isIn) return null;
  return (
    <AuthFrame title={authTexts.code.title}>
      <SecondFactor onArrived={arrive.current} onOver={() => navigate(addresses.signIn, { replace: true })} />
    </AuthFrame>
  );
}
