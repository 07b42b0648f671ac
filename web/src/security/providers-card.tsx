import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../api/auth.ts';
import { getProviderLinks, unlinkProvider } from '../api/security.ts';
import { Problem } from '../auth/problem.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { shortDate } from '../format/moment.ts';
import { Card } from '../settings/form.tsx';
import { ItemList } from '../settings/item-list.tsx';
import { securityTexts } from '../texts/security-en.ts';
import { useFresh } from './use-fresh.tsx';

const texts = securityTexts.providers;
const QUERY_KEY = ['provider-links'];

/** The providers that sign her in; not there for who has none. */
export function ProvidersCard({ me }: { me: Me }) {
  const client = useQueryClient();
  const fresh = useFresh(me);
  const list = useQuery({ queryKey: QUERY_KEY, queryFn: ({ signal }) => getProviderLinks(signal) });
  const removal = useMutation({
    mutationFn: (id: number) => fresh.run(() => unlinkProvider(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: QUERY_KEY }),
  });
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data?.length) return null;
  return (
    <Card title={texts.title} lead={texts.lead}>
      <div className="flex flex-col gap-4">
        <ItemList
          items={list.data.map(({ id, ...rest }) => ({ id: String(id), ...rest }))}
          name={({ name }) => name}
          detail={({ linked_at }) => texts.since(shortDate(linked_at))}
          isBusy={removal.isPending}
          onRemove={({ id }) => removal.mutate(Number(id))}
        />
        <Problem error={removal.error} />
      </div>
      {fresh.dialog}
    </Card>
  );
}
