import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { typedDomain } from '../../../core/typed-domain.ts';
import { ApiError } from '../api/client.ts';
import { createSite } from '../api/site-settings.ts';
import { addresses, navigate } from '../router.ts';
import { texts as appTexts } from '../texts/en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, Field, fieldClass, SaveForm } from './form.tsx';
import { guessTimezone, TimezoneSelect } from './timezone-select.tsx';

const texts = settingsTexts.newSite;

/** `/sites/new`: a domain and a time zone, then on to the script. */
export function NewSitePage() {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const domain = typedDomain(typed);
  const creation = useMutation({
    async mutationFn(fields: FormData) {
      if (domain === undefined) throw problem(texts.noDomain);
      const site = { domain, timezone: String(fields.get('timezone')) };
      return await createSite(site).catch((error: unknown) => {
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

  const isOther = domain !== undefined && domain !== typed.trim();
  return (
    <div className="mx-auto mt-2 max-w-xl sm:mt-8">
      <h1 className="sr-only">{texts.title}</h1>
      <Card title={texts.title}>
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
          <Field label={texts.timezone} hint={texts.timezoneHint}>
            {(ids) => <TimezoneSelect {...ids} value={guessTimezone()} />}
          </Field>
        </SaveForm>
      </Card>
    </div>
  );
}

function problem(sentence: string): ApiError {
  return new ApiError(sentence, { status: 400, code: 'invalid_request', requestId: null });
}
