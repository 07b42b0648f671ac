import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../api/auth.ts';
import { changePassword } from '../api/security.ts';
import { sendLink } from '../api/sign-in.ts';
import { NewPasswordField, PasswordField } from '../auth/password-field.tsx';
import { buttonClass } from '../components/notice.tsx';
import { Card, SaveForm, sentenceOf } from '../settings/form.tsx';
import { securityTexts } from '../texts/security-en.ts';
import { UsernameField } from './username-field.tsx';

const texts = securityTexts.password;

/** Another password, or the first one. */
export function PasswordCard({ me }: { me: Me }) {
  return me.has_password ? <ChangePassword me={me} /> : <FirstPassword email={me.email} />;
}

function ChangePassword({ me }: { me: Me }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (fields: FormData) =>
      changePassword({
        password: String(fields.get('password')),
        new_password: String(fields.get('new_password')),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Card title={texts.title} lead={texts.lead}>
      <SaveForm
        // Empty again once it has worked out.
        key={change.isSuccess ? change.submittedAt : 0}
        saving={change}
        onSave={change.mutate}
        submit={texts.submit}
      >
        <UsernameField email={me.email} />
        <PasswordField label={texts.present} />
        <NewPasswordField name="new_password" label={texts.next} personal={() => [me.email, me.name]} />
      </SaveForm>
    </Card>
  );
}

function FirstPassword({ email }: { email: string }) {
  const sending = useMutation({ mutationFn: () => sendLink('password', email) });
  return (
    <Card title={texts.title} lead={texts.noneLead}>
      <button
        type="button"
        disabled={sending.isPending}
        onClick={() => sending.mutate()}
        className={buttonClass}
      >
        {texts.noneSubmit}
      </button>
      <p role="status" className="mt-3 text-good wrap-anywhere empty:hidden">
        {sending.isSuccess && texts.noneSent(email)}
      </p>
      <p role="alert" className="mt-3 text-bad empty:hidden">
        {sending.error && sentenceOf(sending.error)}
      </p>
    </Card>
  );
}
