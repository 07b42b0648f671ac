import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { saysNotMe } from '../api/sign-in.ts';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame, linkClass, submitClass } from './auth-frame.tsx';
import { Done } from './done.tsx';
import { AnotherLink } from './link-page.tsx';
import { linkToken } from './link-token.ts';
import { codeOf, Problem } from './problem.tsx';
import { SpentLink } from './spent-link.tsx';

const texts = authTexts.notMe;

/** Shuts a stranger out. It asks first: programs that open links in e-mails must not do that to anybody. */
export function NotMePage() {
  const [token] = useState(linkToken);
  const attempt = useMutation({ mutationFn: () => saysNotMe(token ?? '') });
  if (attempt.isSuccess) {
    return (
      <Done title={texts.done} lead={texts.doneLead} href={addresses.signIn} next={authTexts.toSignIn} />
    );
  }
  if (token === null || codeOf(attempt.error) === 'invalid_token') {
    return (
      <SpentLink isMissing={token === null}>
        <AnotherLink kind="password" />
      </SpentLink>
    );
  }
  return (
    <AuthFrame
      title={texts.title}
      lead={texts.lead}
      saysSomething
      below={
        <Link href={addresses.home} className={linkClass}>
          {texts.cancel}
        </Link>
      }
    >
      <div className="flex flex-col gap-4">
        <Problem error={attempt.error} />
        <button
          type="button"
          disabled={attempt.isPending}
          onClick={() => attempt.mutate()}
          className={submitClass}
        >
          {attempt.isPending ? texts.submitting : texts.submit}
        </button>
      </div>
    </AuthFrame>
  );
}
