import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../api/auth.ts';
import { changeEmail, renameMe } from '../api/security.ts';
import { PasswordField } from '../auth/password-field.tsx';
import { Link } from '../components/link.tsx';
import { ExportCard } from '../deletion/export-card.tsx';
import { addresses } from '../router.ts';
import { Card, dangerClass, Field, fieldClass, SaveForm } from '../settings/form.tsx';
import { deletionTexts } from '../texts/deletion-en.ts';
import { securityTexts } from '../texts/security-en.ts';
import { AccountFrame } from './account-frame.tsx';
import { useFresh } from './use-fresh.tsx';

const texts = securityTexts.profile;

/** `/settings/profile`: what somebody is called, and where e-mails go. */
export function ProfilePage() {
  return (
    <AccountFrame href={addresses.profile}>
      {(me) => (
        <>
          <NameCard me={me} />
          <EmailCard me={me} />
          <ExportCard />
          <Card title={deletionTexts.me.title} lead={deletionTexts.me.lead}>
            <Link href={addresses.deleteMe} className={dangerClass}>
              {deletionTexts.me.open}
            </Link>
          </Card>
        </>
      )}
    </AccountFrame>
  );
}

function NameCard({ me }: { me: Me }) {
  const client = useQueryClient();
  const renaming = useMutation({
    mutationFn: (fields: FormData) => renameMe(String(fields.get('name'))),
    onSuccess: (changed) => client.setQueryData(['me'], changed),
  });
  return (
    <Card title={texts.name} lead={texts.nameLead}>
      <SaveForm saving={renaming} onSave={renaming.mutate}>
        <Field label={texts.nameLabel}>
          {(ids) => (
            <input
              {...ids}
              name="name"
              autoComplete="name"
              maxLength={100}
              defaultValue={me.name}
              className={fieldClass}
            />
          )}
        </Field>
      </SaveForm>
    </Card>
  );
}

function EmailCard({ me }: { me: Me }) {
  const fresh = useFresh(me);
  const change = useMutation({
    mutationFn: async (fields: FormData) => {
      const email = String(fields.get('new_email')).trim();
      const proof = me.has_password ? { password: String(fields.get('password')) } : {};
      await fresh.run(() => changeEmail({ email, ...proof }));
      return email;
    },
  });
  return (
    <Card title={texts.email} lead={texts.emailLead(me.email)}>
      <SaveForm
        key={change.data}
        saving={{ ...change, isSuccess: false }}
        onSave={change.mutate}
        submit={texts.emailSubmit}
      >
        <Field label={texts.emailLabel}>
          {(ids) => (
            <input
              {...ids}
              name="new_email"
              type="email"
              inputMode="email"
              autoComplete="email"
              required
              maxLength={254}
              className={fieldClass}
            />
          )}
        </Field>
        {me.has_password && <PasswordField label={securityTexts.password.present} />}
      </SaveForm>
      <p role="status" className="mt-3 text-good wrap-anywhere empty:hidden">
        {change.isSuccess && texts.emailSent(change.data)}
      </p>
      {fresh.dialog}
    </Card>
  );
}
