import { ROLES } from '../../../core/team/role.ts';
import type { Me } from '../api/auth.ts';
import { deleteSso, type Sso, saveSso, testSso } from '../api/sso.ts';
import type { Account } from '../api/team.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { buttonClass } from '../components/notice.tsx';
import { useFresh } from '../security/use-fresh.tsx';
import { Card, dangerClass, Field, fieldClass, Outcome, SaveForm } from '../settings/form.tsx';
import { RoleField } from '../team/role-field.tsx';
import { ssoTexts } from '../texts/sso-en.ts';
import { useSsoChange } from './use-sso-change.ts';

const texts = ssoTexts.provider;

interface CardProps {
  account: Account;
  me: Me;
  sso: Sso;
  isOwner: boolean;
}

/** The provider: what to enter there, what to enter here, and whether the two know each other. */
export function ProviderCard({ account, me, sso, isOwner }: CardProps) {
  const test = useSsoChange(account);
  return (
    <Card title={texts.title}>
      <div className="flex flex-col gap-5">
        <Copied label={texts.redirect} text={sso.redirect_uri} copy={texts.copyRedirect}>
          {texts.redirectHint}
        </Copied>
        {isOwner ? (
          <ProviderForm account={account} me={me} sso={sso} />
        ) : (
          <p className="text-ink-soft">{texts.ownersOnly}</p>
        )}
        {sso.connection && (
          <div className="flex flex-wrap items-center gap-4 border-t border-line pt-4">
            <button
              type="button"
              disabled={test.isPending}
              onClick={() => test.mutate(() => testSso(account.id))}
              className={buttonClass}
            >
              {test.isPending ? texts.testing : texts.test}
            </button>
            {test.error && <Outcome saving={test} />}
          </div>
        )}
        {sso.connection && isOwner && <Removal account={account} me={me} />}
      </div>
    </Card>
  );
}

function ProviderForm({ account, me, sso: { connection } }: Omit<CardProps, 'isOwner'>) {
  const change = useSsoChange(account);
  const fresh = useFresh(me);
  const given = (fields: FormData, name: string) => String(fields.get(name)).trim();

  function save(fields: FormData) {
    const secret = given(fields, 'client_secret');
    const settings = {
      issuer: given(fields, 'issuer'),
      client_id: given(fields, 'client_id'),
      ...(secret !== '' && { client_secret: secret }),
      default_role:
        ROLES.filter((role) => role !== 'owner').find((role) => role === fields.get('role')) ?? 'viewer',
      is_required: connection?.is_required ?? false,
    };
    change.mutate(() => fresh.run(() => saveSso(account.id, settings)));
  }

  const input = (name: string, value: string | undefined, ids: object) => (
    <input
      {...ids}
      name={name}
      required
      defaultValue={value}
      autoComplete="off"
      spellCheck={false}
      className={fieldClass}
    />
  );
  return (
    <>
      <SaveForm saving={change} onSave={save} submit={texts.save}>
        <Field label={texts.issuer} hint={texts.issuerHint}>
          {(ids) => input('issuer', connection?.issuer, { ...ids, type: 'url', inputMode: 'url' })}
        </Field>
        <Field label={texts.clientId}>{(ids) => input('client_id', connection?.client_id, ids)}</Field>
        <Field label={texts.secret} hint={connection ? texts.secretKept : texts.secretHint}>
          {(ids) => (
            <input
              {...ids}
              // Empty again once it is saved.
              key={String(change.isSuccess)}
              name="client_secret"
              type="password"
              required={!connection}
              autoComplete="off"
              className={fieldClass}
            />
          )}
        </Field>
        <RoleField
          label={texts.role}
          roles={ROLES.filter((role) => role !== 'owner')}
          initially={connection?.default_role}
        />
      </SaveForm>
      {fresh.dialog}
    </>
  );
}

function Removal({ account, me }: { account: Account; me: Me }) {
  const change = useSsoChange(account);
  const fresh = useFresh(me);
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <p className="text-ink-soft">{texts.removeLead}</p>
      <div className="flex flex-wrap items-center gap-4">
        <button
          type="button"
          disabled={change.isPending}
          onClick={() => change.mutate(() => fresh.run(() => deleteSso(account.id)))}
          className={dangerClass}
        >
          {texts.remove}
        </button>
        <Outcome saving={change} />
      </div>
      {fresh.dialog}
    </div>
  );
}

/** A text to be entered somewhere else. */
export function Copied(props: { label: string; text: string; copy: string; children?: string }) {
  return (
    <div className="min-w-0">
      <p className="mb-1.5 font-medium">{props.label}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-lg bg-hover px-2.5 py-2 text-sm wrap-anywhere">{props.text}</code>
        <CopyButton text={props.text} label={props.copy} />
      </div>
      {props.children && <p className="mt-1.5 text-xs text-ink-faint">{props.children}</p>}
    </div>
  );
}
