import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { createKey, type MadeKey, type NewKey, type Scope } from '../api/keys.ts';
import type { Site } from '../api/sites.ts';
import type { Account } from '../api/team.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, Field, fieldClass, SaveForm } from './form.tsx';
import { SelectField } from './select-field.tsx';

const texts = settingsTexts.keys;
const SCOPES = Object.keys(texts.scopes) as Scope[];
const DAY_MS = 86_400_000;
const DAYS = [7, 30, 90, 365];

type Change = UseMutationResult<MadeKey | undefined, Error, () => Promise<MadeKey | undefined>>;

/** Asks what a new key may do, for how long and how often. `accounts` are those that the reader may make keys for. */
export function NewKeyForm(props: { accounts: Account[]; sites: Site[]; change: Change }) {
  const { accounts, change } = props;
  const [account, setAccount] = useState(accounts[0]?.id ?? '');
  const sites = props.sites.filter((site) => site.account === account);
  return (
    <Card title={texts.new}>
      <SaveForm
        saving={{ ...change, isSuccess: false }}
        submit={texts.create}
        onSave={(fields) => change.mutate(() => createKey({ ...newKey(fields), account }))}
      >
        <Field label={texts.name} hint={texts.nameHint}>
          {(ids) => <input {...ids} name="name" required maxLength={100} className={fieldClass} />}
        </Field>
        <fieldset>
          <legend className="mb-1.5 font-medium">{texts.may}</legend>
          <div className="flex flex-col gap-2">
            {SCOPES.map((scope) => (
              <label key={scope} className="flex items-start gap-2.5">
                <input
                  type="checkbox"
                  name="scope"
                  value={scope}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0">
                  <code className="font-mono text-xs">{scope}</code>
                  <span className="block text-ink-faint">{texts.scopes[scope]}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {accounts.length > 1 && (
          <SelectField
            label={texts.account}
            options={accounts.map(({ id, name }) => [id, name])}
            chosen={account}
            onChoose={setAccount}
          />
        )}
        <SelectField
          label={texts.site}
          name="site"
          options={[['', texts.allSites], ...sites.map(({ domain }) => [domain, domain] as [string, string])]}
        />
        <SelectField
          label={texts.expires}
          name="days"
          options={[['', texts.never], ...DAYS.map((n) => [String(n), texts.inDays(n)] as [string, string])]}
        />
        <Field label={texts.rateLabel} hint={texts.rateHint}>
          {(ids) => (
            <input
              {...ids}
              name="rate"
              type="number"
              min={1}
              max={1_000_000}
              required
              defaultValue={600}
              className={fieldClass}
            />
          )}
        </Field>
      </SaveForm>
    </Card>
  );
}

function newKey(fields: FormData): NewKey {
  const text = (name: string) => String(fields.get(name) ?? '');
  const days = Number(text('days'));
  return {
    name: text('name'),
    scopes: SCOPES.filter((scope) => fields.getAll('scope').includes(scope)),
    rate_per_minute: Number(text('rate')),
    ...(text('site') && { site: text('site') }),
    ...(days > 0 && { expires_at: new Date(Date.now() + days * DAY_MS).toISOString() }),
  };
}
