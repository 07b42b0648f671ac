import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FLAG_MODES, type FlagMode } from '../../../core/flags/modes.ts';
import { type Flag, getFlags, setFlag } from '../api/admin.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { Card, Field, fieldClass, SaveForm } from '../settings/form.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { adminTexts as texts } from '../texts/admin-en.ts';
import { AdminFrame } from './admin-frame.tsx';

/** `/admin/flags`: parts of the product that can be switched. */
export function FlagsPage() {
  const flags = useQuery({ queryKey: ['admin', 'flags'], queryFn: ({ signal }) => getFlags(signal) });
  return (
    <AdminFrame title={texts.flags} current="flags">
      {flags.error ? (
        <ErrorNotice error={flags.error} onRetry={() => void flags.refetch()} />
      ) : flags.data ? (
        flags.data.map((flag) => <FlagCard key={flag.name} flag={flag} />)
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </AdminFrame>
  );
}

function FlagCard({ flag }: { flag: Flag }) {
  const client = useQueryClient();
  const [mode, setMode] = useState<FlagMode>(flag.mode);
  const save = useMutation({
    mutationFn: (rule: Pick<Flag, 'share' | 'accounts'>) => setFlag(flag.name, { mode, ...rule }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin', 'flags'] }),
  });
  return (
    <Card title={flag.name} lead={flag.description}>
      <SaveForm
        saving={save}
        onSave={(fields) =>
          save.mutate({
            share: Number(fields.get('share') ?? flag.share),
            accounts: String(fields.get('accounts') ?? flag.accounts.join(' '))
              .split(/[\s,]+/)
              .filter((id) => id !== ''),
          })
        }
      >
        <SelectField
          label={texts.flagMode}
          hint={texts.flagDefault(flag.by_default)}
          options={FLAG_MODES.map((each) => [each, texts.flagModes[each]])}
          chosen={mode}
          onChoose={setMode}
        />
        {mode === 'some' && (
          <>
            <Field label={texts.flagShare}>
              {(ids) => (
                <input
                  {...ids}
                  name="share"
                  type="number"
                  min={0}
                  max={100}
                  required
                  defaultValue={flag.share}
                  className={fieldClass}
                />
              )}
            </Field>
            <Field label={texts.flagAccounts} hint={texts.flagAccountsHint}>
              {(ids) => (
                <input
                  {...ids}
                  name="accounts"
                  defaultValue={flag.accounts.join(' ')}
                  className={fieldClass}
                />
              )}
            </Field>
          </>
        )}
      </SaveForm>
    </Card>
  );
}
