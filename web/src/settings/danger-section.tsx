import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { deleteSite, type SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { buttonClass } from '../components/notice.tsx';
import { addresses, navigate } from '../router.ts';
import { mayOnSite } from '../team/may.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, dangerClass, Field, fieldClass, Outcome } from './form.tsx';
import { TransferCard } from './transfer-card.tsx';
import { useChange } from './use-settings.ts';

const texts = settingsTexts.danger;

/** What closes a site or ends it. */
export function DangerSection({ site, settings }: { site: Site; settings: SiteSettings }) {
  const change = useChange(site);
  const { archived } = settings;
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
      {mayOnSite(site, 'delete_sites') && <DeleteSite site={site} />}
    </>
  );
}

function DeleteSite({ site }: { site: Site }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const deletion = useMutation({
    mutationFn: () => deleteSite(site.site_id),
    onSuccess: async () => {
      navigate(addresses.sites, { replace: true });
      await client.invalidateQueries({ queryKey: ['sites'] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    deletion.mutate();
  }
  return (
    <Card title={texts.delete} lead={texts.deleteLead}>
      <form onSubmit={submit} className="flex max-w-xl flex-col items-start gap-4">
        <Field label={texts.deleteConfirm(site.domain)}>
          {(ids) => (
            <input
              {...ids}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              className={fieldClass}
            />
          )}
        </Field>
        <button
          type="submit"
          disabled={typed.trim() !== site.domain || deletion.isPending}
          className={dangerClass}
        >
          {texts.deleteButton}
        </button>
        <Outcome saving={deletion} />
      </form>
    </Card>
  );
}
