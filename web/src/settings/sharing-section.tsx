import type { FormEvent } from 'react';
import {
  deleteSharedLink,
  getSharedLinks,
  type NewLink,
  putSharedLink,
  type SharedLink,
} from '../api/shared-links.ts';
import type { SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { useSegments } from '../filters/use-segments.ts';
import { shortTime } from '../format/moment.ts';
import { addresses } from '../router.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Code } from './code.tsx';
import { Card, Field, fieldClass, Outcome, primaryClass, sentenceOf, Toggle } from './form.tsx';
import { BadgeCard, PrivacyCard } from './public-cards.tsx';
import { SelectField } from './select-field.tsx';
import { useChange, useList } from './use-settings.ts';

const texts = settingsTexts.sharing;
const DAY_MS = 86_400_000;
const DAYS = [1, 7, 30, 90, 365];

/** Who else reads the dashboard: everybody, or who has a link. */
export function SharingSection({ site, settings }: { site: Site; settings: SiteSettings }) {
  const change = useChange(site);
  const url = new URL(addresses.shared(site.domain, site.domain), window.location.href).href;
  return (
    <>
      <Card title={texts.public} lead={texts.publicLead}>
        <Toggle
          text={texts.publicToggle}
          isOn={settings.public}
          isDisabled={change.isPending}
          onToggle={(isPublic) => change.mutate({ public: isPublic })}
        />
        {settings.public && (
          <div className="mt-4">
            <Code text={url} />
          </div>
        )}
        <Outcome saving={change} />
      </Card>
      {settings.public && <BadgeCard domain={site.domain} />}
      <PrivacyCard domain={site.domain} />
      <Links site={site} />
    </>
  );
}

function Links({ site }: { site: Site }) {
  const { list, change } = useList(site, 'shared-links', (signal) => getSharedLinks(site.site_id, signal));
  const { data: segments = [] } = useSegments(site, true);
  const ofSite = segments.filter(({ type }) => type === 'site');
  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    await change.mutateAsync(() => putSharedLink(site.site_id, newLink(new FormData(form))));
    form.reset();
  }
  return (
    <Card title={texts.links} lead={texts.linksLead}>
      <div className="flex flex-col gap-4">
        {list.error && <p className="text-bad wrap-anywhere">{sentenceOf(list.error)}</p>}
        {list.data?.length === 0 && <p className="text-ink-faint">{settingsTexts.none}</p>}
        <ul className="flex flex-col gap-3">
          {list.data?.map((link) => (
            <LinkItem
              key={link.id}
              link={link}
              segment={segments.find(({ id }) => id === link.segment_id)?.name}
              isBusy={change.isPending}
              onRemove={() => change.mutate(() => deleteSharedLink(site.site_id, link.id))}
            />
          ))}
        </ul>
        <form
          onSubmit={(event) => void add(event).catch(() => {})}
          className="grid items-end gap-3 sm:grid-cols-2"
        >
          <Field label={texts.name}>
            {(ids) => <input {...ids} name="name" required maxLength={120} className={fieldClass} />}
          </Field>
          <Field label={texts.password}>
            {(ids) => (
              <input {...ids} name="password" minLength={8} autoComplete="off" className={fieldClass} />
            )}
          </Field>
          <SelectField
            label={texts.segment}
            name="segment"
            options={[['', texts.wholeSite], ...ofSite.map(({ id, name }) => [String(id), name] as const)]}
          />
          <SelectField
            label={texts.expires}
            name="days"
            options={[['', texts.never], ...DAYS.map((days) => [days, texts.inDays(days)] as const)]}
          />
          <button type="submit" disabled={change.isPending} className={`${primaryClass} justify-self-start`}>
            {texts.add}
          </button>
        </form>
        <Outcome saving={change} />
      </div>
    </Card>
  );
}

function newLink(fields: FormData): NewLink {
  const text = (name: string) => String(fields.get(name) ?? '');
  return {
    name: text('name'),
    ...(text('password') && { password: text('password') }),
    ...(text('segment') && { segment_id: Number(text('segment')) }),
    ...(text('days') && { expires_at: new Date(Date.now() + Number(text('days')) * DAY_MS).toISOString() }),
  };
}

function LinkItem(props: {
  link: SharedLink;
  segment: string | undefined;
  isBusy: boolean;
  onRemove: () => void;
}) {
  const { link, segment } = props;
  const facts = [
    link.has_password && texts.hasPassword,
    link.segment_id !== null && texts.ofSegment(segment ?? texts.goneSegment),
    link.expires_at !== null && texts.until(shortTime(link.expires_at)),
  ].filter((fact) => fact !== false);
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium wrap-anywhere">{link.name}</span>
        <span className="min-w-0 text-ink-faint wrap-anywhere">{facts.join(', ')}</span>
        <span className="ml-auto">
          <ConfirmButton
            text={settingsTexts.remove}
            label={settingsTexts.removeNamed(link.name)}
            isBusy={props.isBusy}
            onConfirm={props.onRemove}
          />
        </span>
      </div>
      <div className="flex flex-col gap-2 sm:flex-row sm:items-center">
        <code className="min-w-0 grow font-mono text-xs break-all select-all">{link.url}</code>
        <CopyButton text={link.url} />
      </div>
      <details>
        <summary className="text-ink-soft">{texts.embed}</summary>
        <div className="mt-2">
          <Code text={embedCode(link.embed_url)} />
        </div>
      </details>
    </li>
  );
}

function embedCode(url: string): string {
  return `<iframe src="${url}" loading="lazy" width="100%" height="1600" style="border:0"></iframe>`;
}
