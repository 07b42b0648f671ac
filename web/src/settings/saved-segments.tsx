import type { Site } from '../api/sites.ts';
import { SegmentDialog } from '../filters/segment-dialog.tsx';
import { useSegmentChanges, useSegments } from '../filters/use-segments.ts';
import { filterTexts } from '../texts/filter-en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { SavedCard } from './saved-card.tsx';

const texts = settingsTexts.lists;

/** The segments of a site, made and changed by the parts that the dashboard has for it. */
export function SavedSegments({ site }: { site: Site }) {
  const { data: segments, error } = useSegments(site, true);
  return (
    <SavedCard
      title={texts.segments}
      lead={texts.segmentsLead}
      newText={filterTexts.segments.new}
      items={segments}
      error={error}
      changes={useSegmentChanges(site)}
      detail={({ type }) => type === 'personal' && filterTexts.segments.personal}
      editor={(dialog) => <SegmentDialog site={site} {...dialog} />}
    />
  );
}
