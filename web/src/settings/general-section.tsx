import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { typedDomain } from '../../../core/typed-domain.ts';
import type { SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { shortTime } from '../format/moment.ts';
import { addresses, navigate } from '../router.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { areaClass, Card, Field, fieldClass, SaveForm } from './form.tsx';
import { SelectField } from './select-field.tsx';
import { TimezoneSelect } from './timezone-select.tsx';
import { useChange } from './use-settings.ts';

const texts = settingsTexts.general;
const MONTHS = [3, 6, 12, 14, 24, 36, 60];

/** Name, days, hosts and age of a site's numbers. */
export function GeneralSection({ site, settings }: { site: Site; settings: SiteSettings }) {
  return (
    <>
      <Name site={site} settings={settings} />
      <Domain site={site} settings={settings} />
      <Timezone site={site} settings={settings} />
      <Hostnames site={site} settings={settings} />
      <Retention site={site} settings={settings} />
    </>
  );
}

interface Props {
  site: Site;
  settings: SiteSettings;
}

function Name({ site, settings }: Props) {
  const client = useQueryClient();
  const change = useChange(site);
  async function save(fields: FormData) {
    await change.mutateAsync({ display_name: String(fields.get('name')) });
    await client.invalidateQueries({ queryKey: ['sites'] });
  }
  return (
    <Card title={texts.name} lead={texts.nameLead}>
      <SaveForm saving={change} onSave={(fields) => void save(fields).catch(() => {})}>
        <Field label={texts.nameLabel}>
          {(ids) => (
            <input
              {...ids}
              name="name"
              maxLength={100}
              defaultValue={settings.display_name}
              placeholder={settings.domain}
              className={fieldClass}
            />
          )}
        </Field>
      </SaveForm>
    </Card>
  );
}

function Domain({ site, settings }: Props) {
  const client = useQueryClient();
  const change = useChange(site);
  async function save(fields: FormData) {
    const typed = String(fields.get('domain'));
    const { domain } = await change.mutateAsync({ domain: typedDomain(typed) ?? typed });
    await client.invalidateQueries({ queryKey: ['sites'] });
    navigate(addresses.settings(domain), { replace: true });
  }
  return (
    <Card title={texts.domain} lead={texts.domainLead}>
      <SaveForm saving={change} onSave={(fields) => void save(fields).catch(() => {})}>
        <Field label={texts.domainLabel}>
          {(ids) => (
            <input {...ids} name="domain" required defaultValue={settings.domain} className={fieldClass} />
          )}
        </Field>
      </SaveForm>
    </Card>
  );
}

function Timezone({ site, settings }: Props) {
  const client = useQueryClient();
  const change = useChange(site);
  async function save(fields: FormData) {
    await change.mutateAsync({ timezone: String(fields.get('timezone')) });
    await client.invalidateQueries({ queryKey: ['sites'] });
  }
  const startsAt = settings.timezone_starts_at;
  const hint = startsAt && texts.startsAt(shortTime(startsAt));
  return (
    <Card title={texts.timezone} lead={texts.timezoneLead}>
      <SaveForm saving={change} onSave={(fields) => void save(fields).catch(() => {})}>
        <Field label={texts.timezoneLabel} {...(hint && { hint })}>
          {(ids) => <TimezoneSelect {...ids} value={settings.timezone} />}
        </Field>
      </SaveForm>
    </Card>
  );
}

function Hostnames({ site, settings }: Props) {
  const change = useChange(site);
  const [isLimited, setLimited] = useState(settings.hostnames.length > 0);
  const names =
    settings.hostnames.length > 0 ? settings.hostnames : [settings.domain, `*.${settings.domain}`];
  function save(fields: FormData) {
    const lines = String(fields.get('hostnames') ?? '').split(/[\s,]+/);
    change.mutate({ hostnames: isLimited ? lines.filter((line) => line !== '') : [] });
  }
  return (
    <Card title={texts.hostnames} lead={texts.hostnamesLead}>
      <SaveForm saving={change} onSave={save}>
        <fieldset className="flex flex-col gap-2">
          <legend className="sr-only">{texts.hostnames}</legend>
          {[false, true].map((limited) => (
            <label key={String(limited)} className="flex items-center gap-2">
              <input
                type="radio"
                name="mode"
                className="accent-accent"
                checked={isLimited === limited}
                onChange={() => setLimited(limited)}
              />
              {limited ? texts.hostnamesOnly : texts.hostnamesAll}
            </label>
          ))}
        </fieldset>
        {isLimited && (
          <Field label={texts.hostnamesLabel} hint={texts.hostnamesHint}>
            {(ids) => (
              <textarea
                {...ids}
                name="hostnames"
                required
                defaultValue={names.join('\n')}
                className={areaClass}
              />
            )}
          </Field>
        )}
      </SaveForm>
    </Card>
  );
}

function Retention({ site, settings }: Props) {
  const change = useChange(site);
  const months = settings.retention_months;
  const choices =
    months === null || MONTHS.includes(months) ? MONTHS : [...MONTHS, months].sort((a, b) => a - b);
  function save(fields: FormData) {
    const chosen = String(fields.get('months'));
    change.mutate({ retention_months: chosen === '' ? null : Number(chosen) });
  }
  return (
    <Card title={texts.retention} lead={texts.retentionLead}>
      <SaveForm saving={change} onSave={save}>
        <SelectField
          label={texts.retentionLabel}
          name="months"
          options={[['', texts.retentionAll], ...choices.map((n) => [n, texts.retentionMonths(n)] as const)]}
          initially={months ?? ''}
        />
      </SaveForm>
    </Card>
  );
}
