import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../api/auth.ts';
import { deleteSite, type SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { buttonClass } from '../components/notice.tsx';
import { ConfirmForm } from '../deletion/confirm-form.tsx';
import { WhatHappens } from '../deletion/what-happens.tsx';
import { addresses, navigate } from '../router.ts';
import { useFresh } from '../security/use-fresh.tsx';
import { useMe } from '../security/use-me.ts';
import { mayOnSite } from '../team/may.ts';
import { deletionTexts } from '../texts/deletion-en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, Outcome } from './form.tsx';
import { TransferCard } from './transfer-card.tsx';
import { useChange } from './use-settings.ts';

const texts = settingsTexts.danger;

/** What closes a site or ends it. */
export function DangerSection({ site, settings }: { site: Site; settings: SiteSettings }) {
  const change = useChange(site);
  const { archived } = settings;
  const { data: me } = useMe();
  return (
    <>
      <Card
        title={archived ? texts.unarchive : texts.archive}
        lead={archived ? texts.unarchiveLead : texts.archiveLead}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <button
            type="button"
            className={buttonClass}
            disabled={change.isPending}
            onClick={() => change.mutate({ archived: !archived })}
          >
            {archived ? texts.unarchiveButton : texts.archiveButton}
          </button>
          <Outcome saving={change} />
        </div>
      </Card>
      {mayOnSite(site, 'transfer') && <TransferCard site={site} />}
      {mayOnSite(site, 'delete_sites') && me && <DeleteSite me={me} site={site} />}
    </>
  );
}

function DeleteSite({ me, site }: { me: Me; site: Site }) {
  const client = useQueryClient();
  const fresh = useFresh(me);
  const deletion = useMutation({
    mutationFn: () => fresh.run(() => deleteSite(site.site_id)),
    onSuccess: async () => {
      navigate(addresses.sites, { replace: true });
      await Promise.all(['sites', 'deletions'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <Card title={deletionTexts.site.title} lead={deletionTexts.site.lead}>
      <div className="flex flex-col gap-5">
        <WhatHappens now={deletionTexts.site.now(site.domain)} />
        <ConfirmForm
          word={site.domain}
          submit={deletionTexts.site.submit}
          saving={deletion}
          onConfirm={() => deletion.mutate()}
        />
      </div>
      {fresh.dialog}
    </Card>
  );
}
