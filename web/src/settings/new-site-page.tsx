import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { typedDomain } from '../../../core/typed-domain.ts';
import { ApiError } from '../api/client.ts';
import { createSite } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { Link } from '../components/link.tsx';
import { buttonClass } from '../components/notice.tsx';
import { addresses, navigate } from '../router.ts';
import { accountsToDo } from '../team/may.ts';
import { useAccounts } from '../team/use-accounts.ts';
import { texts as appTexts } from '../texts/en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, Field, fieldClass, SaveForm } from './form.tsx';
import { SelectField } from './select-field.tsx';
import { guessTimezone, TimezoneSelect } from './timezone-select.tsx';

const texts = settingsTexts.newSite;

/** `/sites/new`: a domain and a time zone, then on to the script. Whoever has no site yet is told what comes. */
export function NewSitePage({ sites }: { sites: Site[] }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const domain = typedDomain(typed);
  const { accounts, chosen, isPending } = useAccounts();
  const open = accountsToDo({ accounts, chosen: null }, 'manage_sites');
  const preset = open.find(({ id }) => id === chosen?.id) ?? open[0];
  const creation = useMutation({
    async mutationFn(fields: FormData) {
      if (domain === undefined) throw problem(texts.noDomain);
      const site = { domain, timezone: String(fields.get('timezone')) };
      const account = String(fields.get('account') ?? preset?.id);
      return await createSite(site, account).catch((error: unknown) => {
        throw error instanceof ApiError && error.code === 'domain_taken'
          ? problem(texts.taken(domain))
          : error;
      });
    },
    async onSuccess(site) {
      await client.invalidateQueries({ queryKey: ['sites'] });
      navigate(addresses.settings(site.domain, 'installation'));
    },
  });
  useEffect(() => {
    document.title = `${texts.title} · ${appTexts.product}`;
  }, []);

  if (isPending) return null;
  if (!preset) return <NotAllowed />;
  const isOther = domain !== undefined && domain !== typed.trim();
  return (
    <div className="mx-auto mt-2 max-w-xl sm:mt-8">
      {sites.length === 0 ? <Welcome /> : <h1 className="sr-only">{texts.title}</h1>}
      <Card
        title={texts.title}
        {...(accounts.length > 1 && open.length === 1 && preset && { lead: texts.goesTo(preset.name) })}
      >
        <SaveForm saving={creation} onSave={(fields) => creation.mutate(fields)} submit={texts.submit}>
          <Field label={texts.domain} hint={isOther ? texts.willBe(domain) : texts.domainHint}>
            {(ids) => (
              <input
                {...ids}
                required
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                inputMode="url"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className={fieldClass}
              />
            )}
          </Field>
          {open.length > 1 && (
            <SelectField
              label={texts.account}
              hint={texts.accountHint}
              name="account"
              options={open.map(({ id, name }) => [id, name])}
              initially={preset?.id}
            />
          )}
          <Field label={texts.timezone} hint={texts.timezoneHint}>
            {(ids) => <TimezoneSelect {...ids} value={guessTimezone()} />}
          </Field>
        </SaveForm>
      </Card>
    </div>
  );
}

function NotAllowed() {
  return (
    <section className="mx-auto mt-12 flex max-w-lg flex-col items-center gap-4 text-center">
      <h1 className="text-lg font-semibold tracking-tight">{texts.title}</h1>
      <p className="text-ink-soft">{texts.notAllowed}</p>
      <Link href={addresses.account} className={buttonClass}>
        {texts.ownAccount}
      </Link>
    </section>
  );
}

function Welcome() {
  return (
    <div className="mb-6">
      <h1 className="text-xl font-semibold tracking-tight">{texts.welcome}</h1>
      <p className="mt-1 text-ink-soft">{texts.welcomeLead}</p>
      <ol className="mt-4 grid gap-3 sm:grid-cols-3">
        {texts.steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === 0 ? 'step' : undefined}
            className="flex gap-2.5 text-ink-soft aria-[current]:font-medium aria-[current]:text-ink"
          >
            <span
              aria-hidden="true"
              className="grid size-6 shrink-0 place-content-center rounded-full border border-line-strong text-xs"
            >
              {index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
    </div>
  );
}

function problem(sentence: string): ApiError {
  return new ApiError(sentence, { status: 400, code: 'invalid_request', requestId: null });
}
