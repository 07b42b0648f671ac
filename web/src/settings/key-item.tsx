import { useState } from 'react';
import type { ApiKey } from '../api/keys.ts';
import { buttonClass } from '../components/notice.tsx';
import { shortDate, shortTime } from '../format/moment.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { dangerClass, Field, fieldClass } from './form.tsx';

const texts = settingsTexts.keys;
const OVERLAPS = [0, 1, 24, 168];

/** One key, and what can be done to it; each asks once more. */
export function KeyItem(props: {
  apiKey: ApiKey;
  /** Its name, for who has several. */
  account: string | undefined;
  isBusy: boolean;
  onRotate: (overlapHours: number) => void;
  onRevoke: () => void;
}) {
  const { apiKey: key } = props;
  const [asked, ask] = useState<'rotate' | 'revoke' | null>(null);
  const isOver = key.expires_at !== null && Date.parse(key.expires_at) <= Date.now();
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium wrap-anywhere">{key.name}</span>
        <code className="font-mono text-xs text-ink-faint">{key.prefix}…</code>
        <span className="ml-auto flex gap-1">
          {key.replaced_by === null && !isOver && (
            <QuietButton
              label={texts.rotateNamed(key.name)}
              onClick={() => ask('rotate')}
              text={texts.rotate}
            />
          )}
          <QuietButton
            label={texts.revokeNamed(key.name)}
            onClick={() => ask('revoke')}
            text={texts.revoke}
          />
        </span>
      </div>
      <p className="text-ink-soft wrap-anywhere">{factsOf(key, props.account, isOver).join(' · ')}</p>
      {asked === 'rotate' && (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            props.onRotate(Number(new FormData(event.currentTarget).get('hours')));
            ask(null);
          }}
        >
          <Field label={texts.overlap}>
            {(ids) => (
              <select {...ids} name="hours" defaultValue={24} className={fieldClass}>
                {OVERLAPS.map((hours) => (
                  <option key={hours} value={hours}>
                    {texts.overlapHours(hours)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" disabled={props.isBusy} className={`${buttonClass} h-10`}>
            {texts.rotate}
          </button>
        </form>
      )}
      {asked === 'revoke' && (
        <div className="flex flex-wrap items-center gap-3">
          <p>{texts.revokeSure}</p>
          <button type="button" disabled={props.isBusy} className={dangerClass} onClick={props.onRevoke}>
            {texts.revoke}
          </button>
          <button type="button" className={`${buttonClass} h-10`} onClick={() => ask(null)}>
            {settingsTexts.cancel}
          </button>
        </div>
      )}
    </li>
  );
}

function QuietButton(props: { text: string; label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      onClick={props.onClick}
      className="rounded-md px-2 py-1 text-ink-faint hover:bg-hover hover:text-ink"
    >
      {props.text}
    </button>
  );
}

function factsOf(key: ApiKey, account: string | undefined, isOver: boolean): string[] {
  return [
    key.scopes.join(', '),
    ...(account === undefined ? [] : [account]),
    key.site ?? texts.allSites,
    ...(key.rate_per_minute === null ? [] : [texts.rate(key.rate_per_minute)]),
    texts.createdOn(shortDate(key.created_at)),
    key.last_used_at === null ? texts.neverUsed : texts.usedAt(shortTime(key.last_used_at)),
    ...(key.expires_at === null ? [] : [isOver ? texts.over : texts.endsAt(shortTime(key.expires_at))]),
  ];
}
