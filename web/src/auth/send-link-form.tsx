import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { type LinkKind, sendLink } from '../api/sign-in.ts';
import { authTexts } from '../texts/auth-en.ts';
import { submitClass } from './auth-frame.tsx';
import { EmailField } from './email-field.tsx';
import { Problem } from './problem.tsx';

/** An address, and a link of this kind sent there. */
export function SendLinkForm(props: { kind: LinkKind; submit: string; onSent: (email: string) => void }) {
  const sending = useMutation({
    mutationFn: (email: string) => sendLink(props.kind, email),
    onSuccess: (_, email) => props.onSent(email),
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    sending.mutate(String(new FormData(event.currentTarget).get('email')).trim());
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <EmailField />
      <Problem error={sending.error} />
      <button type="submit" disabled={sending.isPending} className={submitClass}>
        {sending.isPending ? authTexts.forgot.submitting : props.submit}
      </button>
    </form>
  );
}
