import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { resetPassword } from '../api/sign-in.ts';
import { addresses } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame, submitClass } from './auth-frame.tsx';
import { Done } from './done.tsx';
import { AnotherLink } from './link-page.tsx';
import { linkToken } from './link-token.ts';
import { NewPasswordField } from './password-field.tsx';
import { codeOf, Problem } from './problem.tsx';
import { SpentLink } from './spent-link.tsx';
import { rememberEmail, typedEmail } from './typed-email.ts';

const texts = authTexts.reset;

/** Another password, for whoever has the link. */
export function ResetPasswordPage() {
  const [token] = useState(linkToken);
  const attempt = useMutation({
    mutationFn: resetPassword,
    onSuccess: ({ email }) => rememberEmail(email),
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    attempt.mutate({ token: token ?? '', password });
  }
  if (attempt.isSuccess) {
    return (
      <Done title={texts.done} lead={texts.doneLead} href={addresses.signIn} next={authTexts.signIn.submit} />
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
    <AuthFrame title={texts.title} lead={texts.lead} saysSomething>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <NewPasswordField name="password" label={authTexts.newPassword} personal={() => [typedEmail()]} />
        <Problem error={attempt.error} />
        <button type="submit" disabled={attempt.isPending} className={submitClass}>
          {attempt.isPending ? texts.submitting : texts.submit}
        </button>
      </form>
    </AuthFrame>
  );
}
