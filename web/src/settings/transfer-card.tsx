import { useMutation } from '@tanstack/react-query';
import type { Site } from '../api/sites.ts';
import { offerSite } from '../api/transfers.ts';
import { buttonClass } from '../components/notice.tsx';
import { settingsTexts } from '../texts/settings-en.ts';
import { Code } from './code.tsx';
import { Card, Outcome } from './form.tsx';

const texts = settingsTexts.transfer;

/** Offers the site to another account. */
export function TransferCard({ site }: { site: Site }) {
  const offer = useMutation({ mutationFn: () => offerSite(site.site_id) });
  return (
    <Card title={texts.offer} lead={texts.offerLead}>
      <div className="flex flex-col items-start gap-4">
        <button
          type="button"
          className={buttonClass}
          disabled={offer.isPending}
          onClick={() => offer.mutate()}
        >
          {texts.offerButton}
        </button>
        {offer.data ? (
          <div className="flex w-full flex-col gap-2">
            <p>{texts.offered(new Date(offer.data.expires_at).toLocaleString())}</p>
            <Code text={offer.data.url} />
          </div>
        ) : (
          <Outcome saving={offer} />
        )}
      </div>
    </Card>
  );
}
