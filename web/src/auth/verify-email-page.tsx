import { verifyEmail } from '../api/sign-in.ts';
import { addresses } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { Done } from './done.tsx';
import { AnotherLink, LinkPage } from './link-page.tsx';
import { rememberEmail } from './typed-email.ts';

const texts = authTexts.verify;

/** Confirms the address of somebody who has signed up, and leads to the sign-in. */
export function VerifyEmailPage() {
  return (
    <LinkPage
      working={texts.working}
      post={async (token) => {
        const answer = await verifyEmail(token);
        rememberEmail(answer.email);
        return answer;
      }}
      spent={<AnotherLink kind="verify" />}
    >
      {({ email }) => (
        <Done title={texts.done} lead={texts.lead(email)} href={addresses.signIn} next={texts.next} />
      )}
    </LinkPage>
  );
}
