import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Site } from '../api/sites.ts';
import { getOwnOffer, offerSite, withdrawOffer } from '../api/transfers.ts';
import { Problem } from '../auth/problem.tsx';
import { buttonClass } from '../components/notice.tsx';
import { shortTime } from '../format/moment.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Code } from './code.tsx';
import { Card } from './form.tsx';

const texts = settingsTexts.transfer;

/** Offers the site to another account, and takes that back. */
export function TransferCard({ site }: { site: Site }) {
  const client = useQueryClient();
  const queryKey = ['own-offer', site.site_id];
  const { data: waiting } = useQuery({
    queryKey,
    queryFn: ({ signal }) => getOwnOffer(site.site_id, signal),
  });
  const onSettled = () => client.invalidateQueries({ queryKey });
  const offer = useMutation({ mutationFn: () => offerSite(site.site_id), onSettled });
  const withdrawal = useMutation({
    mutationFn: () => withdrawOffer(site.site_id),
    onSuccess: () => offer.reset(),
    onSettled,
  });
  const until = waiting?.expires_at ?? null;
  const isBusy = offer.isPending || withdrawal.isPending;
  return (
    <Card title={texts.offer} lead={texts.offerLead}>
      <div className="flex flex-col items-start gap-4">
        {offer.data ? (
          <div className="flex w-full flex-col gap-2">
            <p>{texts.offered(shortTime(offer.data.expires_at))}</p>
            <Code text={offer.data.url} />
          </div>
        ) : (
          until !== null && <p>{texts.waiting(shortTime(until))}</p>
        )}
        <div className="flex flex-wrap gap-2">
          <button type="button" className={buttonClass} disabled={isBusy} onClick={() => offer.mutate()}>
            {until === null ? texts.offerButton : texts.anotherButton}
          </button>
          {until !== null && (
            <button
              type="button"
              className={buttonClass}
              disabled={isBusy}
              onClick={() => withdrawal.mutate()}
            >
              {texts.withdraw}
            </button>
          )}
        </div>
        <p role="status" className="text-good empty:hidden">
          {withdrawal.isSuccess && until === null && texts.withdrawn}
        </p>
        <Problem error={offer.error ?? withdrawal.error} />
      </div>
    </Card>
  );
}
