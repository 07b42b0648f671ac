import { useState } from 'react';
import type { SavedFunnel } from '../api/flows.ts';
import type { Site } from '../api/sites.ts';
import { buttonClass } from '../components/notice.tsx';
import { FunnelDialog } from '../funnels/funnel-dialog.tsx';
import { useFunnelChanges, useSavedFunnels } from '../funnels/use-funnels.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, sentenceOf } from './form.tsx';
import { ItemList } from './item-list.tsx';

const texts = settingsTexts.lists;

/** The funnels of a site, made and changed by the parts that their page has for it. */
export function SavedFunnels({ site }: { site: Site }) {
  const { funnels, error, goals } = useSavedFunnels(site);
  const { save, remove } = useFunnelChanges(site);
  const [edited, setEdited] = useState<{ funnel: SavedFunnel | null } | null>(null);
  return (
    <Card title={texts.funnels} lead={texts.funnelsLead}>
      <div className="flex flex-col gap-4">
        {error && <p className="text-bad wrap-anywhere">{sentenceOf(error)}</p>}
        {funnels && (
          <ItemList
            items={funnels}
            name={({ name }) => name}
            detail={({ steps }) => texts.steps(steps.length)}
            isBusy={save.isPending || remove.isPending}
            isUndoable
            onEdit={(funnel) => setEdited({ funnel })}
            onRemove={(funnel) => remove.mutate(funnel)}
          />
        )}
        <button
          type="button"
          onClick={() => setEdited({ funnel: null })}
          className={`${buttonClass} self-start`}
        >
          {flowTexts.funnels.new}
        </button>
      </div>
      {edited && (
        <FunnelDialog
          site={site}
          start={edited.funnel}
          goals={goals}
          onSave={(funnel) =>
            save.mutate(
              { ...(edited.funnel && { id: edited.funnel.id }), ...funnel },
              { onSuccess: () => setEdited(null) },
            )
          }
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}
