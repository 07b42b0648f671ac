import { addSsoDomain, deleteSsoDomain, type Sso, type SsoDomain, verifySsoDomain } from '../api/sso.ts';
import type { Account } from '../api/team.ts';
import { buttonClass } from '../components/notice.tsx';
import { shortDate } from '../format/moment.ts';
import { Card, Field, fieldClass, Outcome, SaveForm } from '../settings/form.tsx';
import { settingsTexts } from '../texts/settings-en.ts';
import { ssoTexts } from '../texts/sso-en.ts';
import { Copied } from './provider-card.tsx';
import { useSsoChange } from './use-sso-change.ts';

const texts = ssoTexts.domains;

/** The domains whose addresses the provider vouches for, and how each is shown to be the account's own. */
export function DomainsCard({ account, sso: { domains } }: { account: Account; sso: Sso }) {
  const addition = useSsoChange(account);
  return (
    <Card title={texts.title} lead={texts.lead}>
      <div className="flex flex-col gap-5">
        {domains.length > 0 && (
          <ul className="divide-y divide-line rounded-lg border border-line">
            {domains.map((domain) => (
              <DomainItem key={domain.id} account={account} domain={domain} />
            ))}
          </ul>
        )}
        <SaveForm
          saving={addition}
          submit={texts.add}
          onSave={(fields) => addition.mutate(() => addSsoDomain(account.id, String(fields.get('domain'))))}
        >
          <Field label={texts.domain} hint={texts.domainHint}>
            {(ids) => (
              <input
                {...ids}
                // Empty again once it is in the list.
                key={domains.length}
                name="domain"
                required
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className={fieldClass}
              />
            )}
          </Field>
        </SaveForm>
      </div>
    </Card>
  );
}

function DomainItem({ account, domain }: { account: Account; domain: SsoDomain }) {
  const check = useSsoChange(account);
  const removal = useSsoChange(account);
  const { name, value } = domain.record;
  return (
    <li className="flex flex-col gap-3 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium wrap-anywhere">{domain.domain}</span>
        <span className={domain.verified_at ? 'text-good' : 'text-ink-faint'}>
          {domain.verified_at ? texts.proven(shortDate(domain.verified_at)) : texts.unproven}
        </span>
        <button
          type="button"
          disabled={removal.isPending}
          aria-label={settingsTexts.removeNamed(domain.domain)}
          onClick={() => removal.mutate(() => deleteSsoDomain(account.id, domain.id))}
          className="ml-auto rounded-md px-2 py-1 text-ink-faint hover:bg-hover hover:text-bad disabled:opacity-60"
        >
          {settingsTexts.remove}
        </button>
      </div>
      {removal.error && <Outcome saving={removal} />}
      {!domain.verified_at && (
        <div className="flex flex-col gap-4 pb-2">
          <Copied label={texts.name} text={name} copy={texts.copyName} />
          <Copied label={texts.value} text={value} copy={texts.copyValue}>
            {texts.keep}
          </Copied>
          <div className="flex flex-wrap items-center gap-4">
            <button
              type="button"
              disabled={check.isPending}
              onClick={() => check.mutate(() => verifySsoDomain(account.id, domain.id))}
              className={buttonClass}
            >
              {check.isPending ? texts.checking : texts.check}
            </button>
            {check.error && <Outcome saving={check} />}
          </div>
        </div>
      )}
    </li>
  );
}
