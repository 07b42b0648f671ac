import { type FormEvent, useState } from 'react';
import type { Segment } from '../api/segments.ts';
import type { ReadableSite } from '../api/sites.ts';
import { Check, Cross, Pencil } from '../components/icons.tsx';
import { apiFilters, type Filter } from '../state/filter.ts';
import { mayOnSite } from '../team/may.ts';
import { filterTexts } from '../texts/filter-en.ts';
import { type SegmentAbout, SegmentFields } from './segment-fields.tsx';
import { useSegmentChanges } from './use-segments.ts';

const texts = filterTexts.segments;

/** Saved filters: to apply, and for editors to rename, delete (which can be undone), and to save those on show under a name. */
export function SegmentsMenu(props: {
  site: ReadableSite;
  segments: Segment[];
  filters: Filter[];
  onFilters: (filters: Filter[]) => void;
}) {
  const { site, segments, filters, onFilters } = props;
  const isEditor = mayOnSite(site, 'edit_site');
  const [named, setNamed] = useState<Segment | null>(null);
  // A new form for each that was saved; what is typed outlasts the list, which may still be on its way.
  const [saved, setSaved] = useState(0);
  const { save: saving, remove } = useSegmentChanges(site, (id) =>
    onFilters(filters.filter((one) => !isOf(one, id))),
  );
  const save = (segment: Parameters<typeof saving.mutate>[0]) =>
    saving.mutate(segment, {
      onSuccess: () => {
        setNamed(null);
        setSaved((count) => count + 1);
      },
    });
  // A segment of segments would be none; it is named by what it is made of.
  const own = filters.filter(({ dimension }) => dimension !== 'segment');

  return (
    <div className="sm:w-72">
      {segments.length === 0 && <p className="px-2.5 py-2 text-ink-faint">{texts.none}</p>}
      <ul className="max-h-72 overflow-y-auto">
        {segments.map((segment) => {
          const isOn = filters.some((one) => isOf(one, segment.id));
          return (
            <li key={segment.id} className="flex items-center">
              <button
                type="button"
                aria-pressed={isOn}
                onClick={() =>
                  onFilters(
                    isOn
                      ? filters.filter((one) => !isOf(one, segment.id))
                      : [...filters, { operator: 'is', dimension: 'segment', values: [String(segment.id)] }],
                  )
                }
                className="flex min-w-0 grow items-center gap-2 rounded-lg px-2.5 py-1.5 text-left text-ink-soft hover:bg-hover hover:text-ink aria-pressed:text-ink"
              >
                <span className="w-4 shrink-0 text-accent">{isOn && <Check />}</span>
                <span className="truncate">{segment.name}</span>
                {segment.type === 'personal' && (
                  <span className="ml-auto text-2xs text-ink-faint">{texts.personal}</span>
                )}
              </button>
              {isEditor && (
                <>
                  <button
                    type="button"
                    aria-label={texts.rename(segment.name)}
                    onClick={() => setNamed(segment)}
                    className="grid size-7 shrink-0 place-content-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
                  >
                    <Pencil />
                  </button>
                  <button
                    type="button"
                    aria-label={texts.remove(segment.name)}
                    onClick={() => remove.mutate(segment)}
                    className="grid size-7 shrink-0 place-content-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
                  >
                    <Cross />
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {!isEditor ? null : named ? (
        <SegmentForm
          key={named.id}
          start={named}
          submit={texts.save}
          onSave={(part) => save({ ...named, ...part })}
        />
      ) : own.length > 0 ? (
        <SegmentForm
          key={`new-${saved}`}
          start={{ name: '', type: 'site' }}
          submit={texts.saveNew}
          onSave={(part) => save({ ...part, filters: apiFilters(own) })}
        />
      ) : (
        <p className="border-t border-line px-2.5 py-2 text-xs text-ink-faint">{texts.lead}</p>
      )}
    </div>
  );
}

function isOf({ dimension, values, within }: Filter, id: number): boolean {
  return dimension === 'segment' && !within && values.includes(String(id));
}

function SegmentForm(props: { start: SegmentAbout; submit: string; onSave: (about: SegmentAbout) => void }) {
  const [about, setAbout] = useState(props.start);

  function submit(event: FormEvent) {
    event.preventDefault();
    props.onSave({ name: about.name.trim(), type: about.type });
  }

  return (
    <form onSubmit={submit} className="mt-1 flex flex-col gap-2 border-t border-line p-2.5">
      <SegmentFields about={about} onChange={setAbout} />
      <button
        type="submit"
        className="h-8 rounded-lg bg-accent font-medium text-accent-ink hover:bg-accent-strong"
      >
        {props.submit}
      </button>
    </form>
  );
}
