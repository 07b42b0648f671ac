import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signUp } from '../api/sign-in.ts';
import { Link } from '../components/link.tsx';
import { addresses, useLocation } from '../router.ts';
import { Field, fieldClass } from '../settings/form.tsx';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame, linkClass, submitClass } from './auth-frame.tsx';
import { EmailField } from './email-field.tsx';
import { InboxNotice } from './inbox-notice.tsx';
import { NewPasswordField } from './password-field.tsx';
import { Problem } from './problem.tsx';
import { rememberEmail, typedEmail } from './typed-email.ts';
import { withNext } from './use-arrive.ts';
import { useFocus } from './use-focus.ts';
import { useWays } from './use-ways.ts';

const texts = authTexts.signUp;

/** An account for whoever has the address; the e-mail says how it goes on. */
export function SignUpPage() {
  const next = new URLSearchParams(useLocation().search).get('next');
  const { data: ways } = useWays();
  const first = useFocus<HTMLInputElement>();
  const [name, setName] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const attempt = useMutation({
    mutationFn: signUp,
    onSuccess: (_, { email }) => setSentTo(email),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const email = String(fields.get('email')).trim();
    rememberEmail(email);
    attempt.mutate({ email, password: String(fields.get('password')), name: name.trim() });
  }

  if (sentTo !== null) {
    return <InboxNotice kind="verify" email={sentTo} onBack={() => setSentTo(null)} />;
  }
  return (
    <AuthFrame
      title={texts.title}
      lead={ways?.invite_only ? texts.inviteOnly : texts.lead}
      below={
        <p className="text-ink-soft">
          {texts.signInLead}{' '}
          <Link href={withNext(addresses.signIn, next)} className={linkClass}>
            {texts.signIn}
          </Link>
        </p>
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={authTexts.name}>
          {(ids) => (
            <input
              {...ids}
              ref={first}
              name="name"
              autoComplete="name"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
              className={fieldClass}
            />
          )}
        </Field>
        <EmailField />
        <NewPasswordField name="password" label={authTexts.password} personal={() => [typedEmail(), name]} />
        <Problem error={attempt.error} />
        <button type="submit" disabled={attempt.isPending} className={submitClass}>
          {attempt.isPending ? texts.submitting : texts.submit}
        </button>
      </form>
    </AuthFrame>
  );
}
