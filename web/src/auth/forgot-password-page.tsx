import { useState } from 'react';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame, linkClass } from './auth-frame.tsx';
import { InboxNotice } from './inbox-notice.tsx';
import { SendLinkForm } from './send-link-form.tsx';

const texts = authTexts.forgot;

/** A link to choose another password, for whoever has the address. */
export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) {
    return <InboxNotice kind="password" email={sentTo} onBack={() => setSentTo(null)} />;
  }
  return (
    <AuthFrame
      title={texts.title}
      lead={texts.lead}
      below={
        <Link href={addresses.signIn} className={linkClass}>
          {authTexts.toSignIn}
        </Link>
      }
    >
      <SendLinkForm kind="password" submit={texts.submit} onSent={setSentTo} />
    </AuthFrame>
  );
}
