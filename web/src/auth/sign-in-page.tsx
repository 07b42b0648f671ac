import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { signIn } from '../api/auth.ts';
import { Logo } from '../components/icons.tsx';
import { navigate, safeNext, useLocation } from '../router.ts';
import { texts } from '../texts/en.ts';

const fieldClass =
  'mt-1.5 h-10 w-full rounded-lg border border-line-strong bg-surface px-3 text-base text-ink sm:text-sm';

/** Email and password; then back to where the reader was going (`?next=`). */
export function SignInPage() {
  const { search } = useLocation();
  const client = useQueryClient();
  const email = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      client.clear();
      navigate(safeNext(new URLSearchParams(search).get('next')), { replace: true });
    },
  });
  useEffect(() => {
    document.title = `${texts.auth.submit} · ${texts.product}`;
    // The page has no other purpose.
    email.current?.focus();
  }, []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    attempt.mutate({ email: String(fields.get('email')), password: String(fields.get('password')) });
  }

  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <form
        onSubmit={submit}
        className="w-full max-w-sm rounded-card border border-line bg-surface p-6 shadow-card sm:p-8"
      >
        <div className="mb-6 flex items-center gap-2.5">
          <Logo />
          <h1 className="text-lg font-semibold tracking-tight">{texts.auth.title}</h1>
        </div>
        <label className="block font-medium">
          {texts.auth.email}
          <input
            name="email"
            type="email"
            autoComplete="username"
            required
            ref={email}
            className={fieldClass}
          />
        </label>
        <label className="mt-4 block font-medium">
          {texts.auth.password}
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className={fieldClass}
          />
        </label>
        <p role="alert" className="min-h-11 pt-3 text-bad wrap-anywhere">
          {attempt.error?.message}
        </p>
        <button
          type="submit"
          disabled={attempt.isPending}
          className="h-10 w-full rounded-lg bg-accent font-medium text-accent-ink transition-colors hover:bg-accent-strong disabled:opacity-60"
        >
          {attempt.isPending ? texts.auth.submitting : texts.auth.submit}
        </button>
      </form>
    </main>
  );
}
