import { useState } from 'react';
import type { Segment } from '../api/segments.ts';
import type { Site } from '../api/sites.ts';
import { Dialog } from '../components/dialog.tsx';
import { DEFAULT_STATE } from '../state/dashboard-state.ts';
import { apiFilters, editableFilters } from '../state/filter.ts';
import { filterTexts } from '../texts/filter-en.ts';
import { FilterDialog } from './filter-dialog.tsx';
import { SegmentFields } from './segment-fields.tsx';

const texts = filterTexts.segments;

/** A segment with all that makes it: `start` as it is, to be changed, or null for a new one. */
export function SegmentDialog(props: {
  site: Site;
  start: Segment | null;
  onSave: (segment: Omit<Segment, 'id'>) => void;
  onClose: () => void;
}) {
  const { site, start, onSave, onClose } = props;
  const [about, setAbout] = useState({ name: start?.name ?? '', type: start?.type ?? ('site' as const) });
  const [filters] = useState(() => editableFilters(start?.filters ?? []));
  const title = start === null ? texts.new : texts.rename(start.name);
  const save = (of: Segment['filters']) => onSave({ ...about, name: about.name.trim(), filters: of });
  const fields = (
    <div className="flex flex-col gap-2 border-b border-line px-4 py-4 sm:px-5">
      <SegmentFields about={about} onChange={setAbout} />
    </div>
  );

  if (filters !== null) {
    return (
      <FilterDialog
        site={site}
        state={{ ...DEFAULT_STATE, filters }}
        title={title}
        submit={texts.save}
        onApply={(chosen) => save(apiFilters(chosen))}
        onClose={onClose}
      >
        {fields}
      </FilterDialog>
    );
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(start?.filters ?? []);
        }}
      >
        {fields}
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
          <p className="max-w-sm text-ink-soft">{texts.fixed}</p>
          <button
            type="submit"
            className="h-9 rounded-lg bg-accent px-4 font-medium text-accent-ink hover:bg-accent-strong"
          >
            {texts.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
