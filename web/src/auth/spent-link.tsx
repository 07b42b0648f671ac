import type { ReactNode } from 'react';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame, linkClass } from './auth-frame.tsx';

const texts = authTexts.spent;

/** A link that opens nothing: why, and where there is another. */
export function SpentLink({ isMissing, children }: { isMissing: boolean; children: ReactNode }) {
  return (
    <AuthFrame
      title={texts.title}
      saysSomething
      below={
        <Link href={addresses.signIn} className={linkClass}>
          {authTexts.toSignIn}
        </Link>
      }
    >
      <p className="mb-5">{isMissing ? texts.missing : texts.lead}</p>
      {children}
    </AuthFrame>
  );
}
