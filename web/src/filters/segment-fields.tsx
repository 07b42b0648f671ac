import type { Segment } from '../api/segments.ts';
import { NameInput } from '../components/name-input.tsx';
import { filterTexts } from '../texts/filter-en.ts';

const texts = filterTexts.segments;

/** What is said of a segment besides its filters. */
export type SegmentAbout = Pick<Segment, 'name' | 'type'>;

/** What a segment is called, and whether others see it. */
export function SegmentFields({
  about,
  onChange,
}: {
  about: SegmentAbout;
  onChange: (about: SegmentAbout) => void;
}) {
  return (
    <>
      <NameInput label={texts.name} name={about.name} onChange={(name) => onChange({ ...about, name })} />
      <label className="flex items-center gap-2 text-ink-soft">
        <input
          type="checkbox"
          checked={about.type === 'personal'}
          onChange={(event) => onChange({ ...about, type: event.target.checked ? 'personal' : 'site' })}
        />
        {texts.isPersonal}
      </label>
    </>
  );
}
