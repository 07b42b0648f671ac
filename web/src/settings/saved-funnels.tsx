import type { Site } from '../api/sites.ts';
import { FunnelDialog } from '../funnels/funnel-dialog.tsx';
import { useFunnelChanges, useSavedFunnels } from '../funnels/use-funnels.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { SavedCard } from './saved-card.tsx';

const texts = settingsTexts.lists;

/** The funnels of a site, made and changed by the parts that their page has for it. */
export function SavedFunnels({ site }: { site: Site }) {
  const { funnels, error, goals } = useSavedFunnels(site);
  return (
    <SavedCard
      title={texts.funnels}
      lead={texts.funnelsLead}
      newText={flowTexts.funnels.new}
      items={funnels}
      error={error}
      changes={useFunnelChanges(site)}
      detail={({ steps }) => texts.steps(steps.length)}
      editor={(dialog) => <FunnelDialog site={site} goals={goals} {...dialog} />}
    />
  );
}
