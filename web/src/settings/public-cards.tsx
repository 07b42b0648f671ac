import { useState } from 'react';
import { settingsTexts } from '../texts/settings-en.ts';
import { Code } from './code.tsx';
import { Card, Field, fieldClass } from './form.tsx';

const texts = settingsTexts.sharing;

/** The badge of a public site, and what to copy for it. */
export function BadgeCard({ domain }: { domain: string }) {
  const [size, setSize] = useState('small');
  const [theme, setTheme] = useState('auto');
  const path = `/badge/${encodeURIComponent(domain)}.svg`;
  const look = new URLSearchParams({
    ...(size !== 'small' && { size }),
    ...(theme !== 'auto' && { theme }),
  }).toString();
  const url = addressOf(look === '' ? path : `${path}?${look}`);
  const dashboard = addressOf(`/share/${encodeURIComponent(domain)}`);
  return (
    <Card title={texts.badge} lead={texts.badgeLead}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.badgeSize}>
          {(ids) => <Choice {...ids} names={texts.badgeSizes} chosen={size} onChoose={setSize} />}
        </Field>
        <Field label={texts.badgeTheme}>
          {(ids) => <Choice {...ids} names={texts.badgeThemes} chosen={theme} onChoose={setTheme} />}
        </Field>
      </div>
      <img src={url} alt={texts.badgeAlt(domain)} height={size === 'small' ? 20 : 32} className="my-4" />
      <Code text={`<a href="${dashboard}"><img src="${url}" alt="${texts.badgeAlt(domain)}"></a>`} />
    </Card>
  );
}

/** The page that tells visitors of a site what is measured. */
export function PrivacyCard({ domain }: { domain: string }) {
  const path = `/privacy/${encodeURIComponent(domain)}`;
  return (
    <Card title={texts.privacy} lead={texts.privacyLead}>
      <Code text={addressOf(path)} />
      <p className="mt-4 flex flex-wrap gap-x-5 gap-y-2">
        {Object.entries(texts.privacyOpen).map(([language, text]) => (
          <a
            key={language}
            href={language === 'en' ? path : `/${language}${path}`}
            className="text-accent underline underline-offset-4"
          >
            {text}
          </a>
        ))}
      </p>
    </Card>
  );
}

function Choice(props: {
  names: Readonly<Record<string, string>>;
  chosen: string;
  onChoose: (name: string) => void;
}) {
  const { names, chosen, onChoose, ...field } = props;
  return (
    <select
      {...field}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
      className={fieldClass}
    >
      {Object.entries(names).map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  );
}

function addressOf(path: string): string {
  return new URL(path, window.location.href).href;
}
