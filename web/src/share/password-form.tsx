import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ApiError } from '../api/client.ts';
import { unlockLink } from '../api/sites.ts';
import { texts } from '../texts/en.ts';

/** Asks for the password of a shared dashboard. */
export function PasswordForm({ onOpen }: { onOpen: (proof: string) => void }) {
  const attempt = useMutation({ mutationFn: unlockLink, onSuccess: ({ proof }) => onOpen(proof) });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    attempt.mutate(String(new FormData(event.currentTarget).get('password')));
  }
  const { error } = attempt;
  const isWrong = error instanceof ApiError && error.code === 'wrong_password';
  return (
    <form
      onSubmit={submit}
      className="mx-auto mt-8 flex w-full max-w-sm flex-col gap-4 rounded-card border border-line bg-surface p-6 shadow-card"
    >
      <h1 className="font-semibold">{texts.shared.locked}</h1>
      <label className="block font-medium">
        {texts.shared.password}
        <input
          name="password"
          type="password"
          autoComplete="off"
          required
          className="mt-1.5 h-10 w-full rounded-lg border border-line-strong bg-surface px-3 text-base text-ink sm:text-sm"
        />
      </label>
      <p role="alert" className="text-bad wrap-anywhere empty:hidden">
        {error && (isWrong ? texts.shared.wrong : error.message)}
      </p>
      <button
        type="submit"
        disabled={attempt.isPending}
        className="h-10 rounded-lg bg-accent font-medium text-accent-ink transition-colors hover:bg-accent-strong disabled:opacity-60"
      >
        {texts.shared.open}
      </button>
    </form>
  );
}
