import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getMe } from '../api/auth.ts';
import { acceptOffer, getOffer } from '../api/transfers.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { shortTime } from '../format/moment.ts';
import { addresses, navigate } from '../router.ts';
import { texts as appTexts } from '../texts/en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, SaveForm } from './form.tsx';
import { SelectField } from './select-field.tsx';

const texts = settingsTexts.transfer;

/** `/settings/transfers/<token>`: a site that the reader is offered. */
export function TransferPage({ params }: { params: Record<string, string> }) {
  const { token = '' } = params;
  const client = useQueryClient();
  const { data: me } = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => getMe(signal) });
  const offer = useQuery({ queryKey: ['offer', token], queryFn: ({ signal }) => getOffer(token, signal) });
  const acceptance = useMutation({
    mutationFn: (account: string | undefined) => acceptOffer(token, account),
    async onSuccess({ domain }) {
      await client.invalidateQueries({ queryKey: ['sites'] });
      navigate(addresses.site(domain), { replace: true });
    },
  });
  useEffect(() => {
    document.title = `${texts.title} · ${appTexts.product}`;
  }, []);

  if (offer.error) return <ErrorNotice error={offer.error} onRetry={() => void offer.refetch()} />;
  if (!offer.data) return <Skeleton className="mt-8 h-48 w-full rounded-card" />;
  const { domain, from, expires_at } = offer.data;
  const owned = me?.accounts.filter(({ role }) => role === 'owner') ?? [];
  return (
    <div className="mx-auto mt-2 max-w-xl sm:mt-8">
      <h1 className="sr-only">{texts.title}</h1>
      <Card title={texts.take(domain)} lead={texts.takeLead(from, shortTime(expires_at))}>
        <SaveForm
          saving={acceptance}
          submit={texts.takeButton}
          onSave={(fields) => {
            const account = String(fields.get('account') ?? '');
            acceptance.mutate(account === '' ? undefined : account);
          }}
        >
          {owned.length > 1 && (
            <SelectField
              label={texts.account}
              name="account"
              options={[['', texts.anyAccount], ...owned.map(({ id, name }) => [id, name] as const)]}
            />
          )}
        </SaveForm>
      </Card>
    </div>
  );
}
