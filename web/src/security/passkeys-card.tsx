import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { Me } from '../api/auth.ts';
import { addPasskey, deletePasskey, getPasskeyOptions, getPasskeys } from '../api/security.ts';
import { knowsPasskeys, makePasskey } from '../auth/passkey.ts';
import { Problem } from '../auth/problem.tsx';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { shortDate } from '../format/moment.ts';
import { Card, Field, fieldClass } from '../settings/form.tsx';
import { ItemList } from '../settings/item-list.tsx';
import { securityTexts } from '../texts/security-en.ts';
import { useFresh } from './use-fresh.tsx';

const texts = securityTexts.passkeys;
const QUERY_KEY = ['passkeys'];

/** Passkeys: those there are, and another. */
export function PasskeysCard({ me }: { me: Me }) {
  const client = useQueryClient();
  const fresh = useFresh(me);
  const list = useQuery({ queryKey: QUERY_KEY, queryFn: ({ signal }) => getPasskeys(signal) });
  const change = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSuccess: () => client.invalidateQueries({ queryKey: QUERY_KEY }),
  });

  async function add(name: string) {
    const options = await fresh.run(getPasskeyOptions);
    const response = await makePasskey(options);
    await fresh.run(() => addPasskey({ response, name }));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    change.mutate(() => add(name));
  }

  return (
    <Card title={texts.title} lead={texts.lead}>
      <div className="flex flex-col gap-4">
        {list.data && (
          <ItemList
            items={list.data.map(({ id, ...rest }) => ({ id: String(id), ...rest }))}
            name={({ name }) => name}
            detail={({ created_at, synced }) => texts.since(shortDate(created_at), synced)}
            isBusy={change.isPending}
            onRemove={({ id }) => change.mutate(() => fresh.run(() => deletePasskey(Number(id))))}
          />
        )}
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {knowsPasskeys() ? (
          <form onSubmit={submit} className="grid max-w-xl items-end gap-3 sm:grid-cols-[1fr_auto]">
            <Field label={texts.name}>
              {(ids) => (
                <input
                  {...ids}
                  name="name"
                  required
                  maxLength={100}
                  autoComplete="off"
                  defaultValue={texts.guess}
                  className={fieldClass}
                />
              )}
            </Field>
            <button type="submit" disabled={change.isPending} className={`${buttonClass} h-10`}>
              {texts.add}
            </button>
          </form>
        ) : (
          <p className="text-ink-faint">{texts.none}</p>
        )}
        <Problem error={change.error} />
      </div>
      {fresh.dialog}
    </Card>
  );
}
