import { useState } from 'react';
import type { Segment } from '../api/segments.ts';
import type { Site } from '../api/sites.ts';
import { buttonClass } from '../components/notice.tsx';
import { SegmentDialog } from '../filters/segment-dialog.tsx';
import { useSegmentChanges, useSegments } from '../filters/use-segments.ts';
import { filterTexts } from '../texts/filter-en.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, sentenceOf } from './form.tsx';
import { ItemList } from './item-list.tsx';

const texts = settingsTexts.lists;

/** The segments of a site, made and changed by the parts that the dashboard has for it. */
export function SavedSegments({ site }: { site: Site }) {
  const { data: segments, error } = useSegments(site, true);
  const { save, remove } = useSegmentChanges(site);
  const [edited, setEdited] = useState<{ segment: Segment | null } | null>(null);
  return (
    <Card title={texts.segments} lead={texts.segmentsLead}>
      <div className="flex flex-col gap-4">
        {error && <p className="text-bad wrap-anywhere">{sentenceOf(error)}</p>}
        {segments && (
          <ItemList
            items={segments}
            name={({ name }) => name}
            detail={({ type }) => type === 'personal' && filterTexts.segments.personal}
            isBusy={save.isPending || remove.isPending}
            isUndoable
            onEdit={(segment) => setEdited({ segment })}
            onRemove={(segment) => remove.mutate(segment)}
          />
        )}
        <button
          type="button"
          onClick={() => setEdited({ segment: null })}
          className={`${buttonClass} self-start`}
        >
          {filterTexts.segments.new}
        </button>
      </div>
      {edited && (
        <SegmentDialog
          site={site}
          start={edited.segment}
          onSave={(segment) =>
            save.mutate(
              { ...(edited.segment && { id: edited.segment.id }), ...segment },
              { onSuccess: () => setEdited(null) },
            )
          }
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}
