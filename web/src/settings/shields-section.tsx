import type { FormEvent } from 'react';
import { SHIELD_KINDS, type ShieldKind } from '../../../core/shield/shields.ts';
import { deleteShield, getShields, putShield, type Shield } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useToast } from '../components/toasts.tsx';
import { settingsTexts } from '../texts/settings-en.ts';
import { countries, countryName } from './countries.ts';
import { Card, Field, fieldClass, Outcome } from './form.tsx';
import { ItemList } from './item-list.tsx';
import { useList } from './use-settings.ts';

const texts = settingsTexts.shields;

/** What a site keeps out of its numbers. */
export function ShieldsSection({ site }: { site: Site }) {
  const toast = useToast();
  const { list, change } = useList(site, 'shields', (signal) => getShields(site.site_id, signal));
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton className="h-96 w-full rounded-card" />;
  const { shields, your_address: mine } = list.data;
  const add = (shield: Omit<Shield, 'id'>) => change.mutateAsync(() => putShield(site.site_id, shield));
  const remove = ({ id, ...shield }: Shield) =>
    change.mutate(() => deleteShield(site.site_id, id), {
      onSuccess: () =>
        toast.show(settingsTexts.removed(shield.value), () => void add(shield).catch(() => {})),
    });
  return (
    <>
      <p className="text-ink-soft">{texts.lead}</p>
      <Outcome saving={change} />
      {SHIELD_KINDS.map((kind) => {
        const [title = '', lead = ''] = texts.kinds[kind];
        return (
          <Card key={kind} title={title} lead={lead}>
            <div className="flex flex-col gap-4">
              <ItemList
                items={shields.filter(({ type }) => type === kind)}
                name={({ value }) => (kind === 'country' ? countryName(value) : value)}
                detail={({ note }) => note}
                isBusy={change.isPending}
                isUndoable
                onRemove={remove}
              />
              <AddShield kind={kind} isBusy={change.isPending} onAdd={add} />
              {kind === 'ip' && mine !== null && (
                <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
                  <button
                    type="button"
                    className={buttonClass}
                    disabled={change.isPending}
                    onClick={() =>
                      void add({ type: 'ip', value: mine, note: texts.mineNote }).catch(() => {})
                    }
                  >
                    {texts.addMine}
                  </button>
                  <span className="text-ink-faint wrap-anywhere">{texts.mine(mine)}</span>
                </div>
              )}
            </div>
          </Card>
        );
      })}
      <p className="text-ink-faint">{texts.ownVisits}</p>
    </>
  );
}

function AddShield(props: {
  kind: ShieldKind;
  isBusy: boolean;
  onAdd: (shield: Omit<Shield, 'id'>) => Promise<unknown>;
}) {
  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const shield = { type: props.kind, value: String(fields.get('value')), note: String(fields.get('note')) };
    await props.onAdd(shield);
    form.reset();
  }
  return (
    <form
      onSubmit={(event) => void add(event).catch(() => {})}
      className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]"
    >
      <Field label={texts.value[props.kind]}>
        {(ids) =>
          props.kind === 'country' ? (
            <select {...ids} name="value" required defaultValue="" className={fieldClass}>
              <option value="">{texts.choose}</option>
              {countries().map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          ) : (
            <input {...ids} name="value" required className={fieldClass} />
          )
        }
      </Field>
      <Field label={texts.note}>
        {(ids) => <input {...ids} name="note" maxLength={120} className={fieldClass} />}
      </Field>
      <button type="submit" disabled={props.isBusy} className={`${buttonClass} h-10`}>
        {settingsTexts.add}
      </button>
    </form>
  );
}
