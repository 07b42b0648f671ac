import type { Segment } from '../api/segments.ts';
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
      <input
        aria-label={texts.name}
        placeholder={texts.name}
        required
        maxLength={120}
        value={about.name}
        onChange={(event) => onChange({ ...about, name: event.target.value })}
        className="h-9 rounded-lg border border-line-strong bg-surface px-2.5 text-base text-ink sm:text-sm"
      />
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
