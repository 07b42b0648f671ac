import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { type Arrival, sendLink, signIn } from '../api/sign-in.ts';
import { authTexts } from '../texts/auth-en.ts';
import { submitClass, wideButtonClass } from './auth-frame.tsx';
import { PasswordField } from './password-field.tsx';
import { codeOf, Problem } from './problem.tsx';

const texts = authTexts.signIn;

/** Signing in by password, and what to do when it does not work. */
export function PasswordForm(props: {
  /** Holds the field `email`. */
  who: ReactNode;
  onArrival: (arrival: Arrival) => void;
  children?: ReactNode;
}) {
  const attempt = useMutation({ mutationFn: signIn, onSuccess: props.onArrival });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    attempt.mutate({ email: String(fields.get('email')), password: String(fields.get('password')) });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {props.who}
      <PasswordField />
      {props.children}
      <Problem error={attempt.error} />
      {codeOf(attempt.error) === 'email_not_verified' && (
        <ResendVerification email={attempt.variables?.email ?? ''} />
      )}
      <button type="submit" disabled={attempt.isPending} className={submitClass}>
        {attempt.isPending ? texts.submitting : texts.submit}
      </button>
    </form>
  );
}

function ResendVerification({ email }: { email: string }) {
  const resending = useMutation({ mutationFn: () => sendLink('verify', email) });
  return (
    <>
      <button
        type="button"
        disabled={resending.isPending}
        onClick={() => resending.mutate()}
        className={wideButtonClass}
      >
        {texts.resend}
      </button>
      <p role="status" className="text-good empty:hidden">
        {resending.isSuccess && texts.resent}
      </p>
      <Problem error={resending.error} />
    </>
  );
}
