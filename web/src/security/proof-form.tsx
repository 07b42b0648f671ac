import type { FormEvent } from 'react';
import type { Me } from '../api/auth.ts';
import { PasswordField } from '../auth/password-field.tsx';
import { Problem } from '../auth/problem.tsx';
import { primaryClass, type Saving } from '../settings/form.tsx';
import { securityTexts } from '../texts/security-en.ts';
import { UsernameField } from './username-field.tsx';

/** What comes next, and the password of whoever has one. */
export function ProofForm(props: {
  me: Me;
  lead: string;
  submit: string;
  saving: Saving;
  onProof: (proof: { password?: string }) => void;
}) {
  const { me, saving } = props;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    props.onProof(me.has_password ? { password } : {});
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-ink-soft">{props.lead}</p>
      <UsernameField email={me.email} />
      {me.has_password && <PasswordField label={securityTexts.password.present} />}
      <Problem error={saving.error} />
      <button type="submit" disabled={saving.isPending} className={`${primaryClass} self-start`}>
        {saving.isPending ? securityTexts.working : props.submit}
      </button>
    </form>
  );
}
