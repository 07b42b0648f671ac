import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Account, changeAccount, createAccount } from '../api/team.ts';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { AccountFrame } from '../security/account-frame.tsx';
import { Card, dangerClass, Field, fieldClass, SaveForm } from '../settings/form.tsx';
import { deletionTexts } from '../texts/deletion-en.ts';
import { teamTexts } from '../texts/team-en.ts';
import { mayInAccount } from './may.ts';
import { chooseAccount, useAccounts } from './use-accounts.ts';
import { useTeamChange } from './use-team-change.ts';

const texts = teamTexts.account;

/** `/settings/account`: the name of the chosen account, and another one. */
export function AccountPage() {
  const { accounts, chosen } = useAccounts();
  const account = chosen ?? accounts[0];
  const client = useQueryClient();
  const creation = useMutation({
    mutationFn: (fields: FormData) => createAccount(String(fields.get('name'))),
    async onSuccess({ id }) {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      chooseAccount(id);
    },
  });
  return (
    <AccountFrame href={addresses.account}>
      {account && mayInAccount(account, 'rename_account') && <NameCard key={account.id} account={account} />}
      <Card title={texts.another} lead={texts.anotherLead}>
        <SaveForm saving={creation} onSave={(fields) => creation.mutate(fields)} submit={texts.create}>
          <Field label={texts.name}>
            {(ids) => <input {...ids} name="name" required maxLength={100} className={fieldClass} />}
          </Field>
        </SaveForm>
      </Card>
      {account && mayInAccount(account, 'delete_account') && (
        <Card title={deletionTexts.account.title} lead={deletionTexts.account.lead(account.name)}>
          <Link href={addresses.deleteAccount(account.id)} className={dangerClass}>
            {deletionTexts.account.open}
          </Link>
        </Card>
      )}
    </AccountFrame>
  );
}

function NameCard({ account }: { account: Account }) {
  const change = useTeamChange(account);
  const rename = (fields: FormData) =>
    change.mutate(() => changeAccount(account.id, { name: String(fields.get('name')) }));
  return (
    <Card title={account.name}>
      <SaveForm saving={change} onSave={rename}>
        <Field label={texts.name} hint={texts.nameHint}>
          {(ids) => (
            <input
              {...ids}
              name="name"
              required
              maxLength={100}
              defaultValue={account.name}
              className={fieldClass}
            />
          )}
        </Field>
      </SaveForm>
    </Card>
  );
}
