import { Dialog } from '../components/dialog.tsx';
import { PERIOD_KEYS } from '../dashboard/period-picker.tsx';
import { SECTIONS } from '../router.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import { texts as appTexts } from '../texts/en.ts';
import { paletteTexts } from '../texts/palette-en.ts';
import { LIST_KEYS, SECTION_KEYS } from './keys.ts';
import { Keys } from './palette.tsx';

const texts = paletteTexts.sheet;

/** Every key and what it does. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const groups: { name: string; rows: [string, string][] }[] = [
    {
      name: texts.anywhere,
      rows: [
        ['/', texts.palette],
        ['?', texts.sheet],
        ['g s', texts.sites],
        ['g 1', texts.switchSite],
        ...SECTIONS.map((section): [string, string] => [
          `g ${SECTION_KEYS[section]}`,
          appTexts.sections[section],
        ]),
      ],
    },
    {
      name: texts.period,
      rows: Object.entries(PERIOD_KEYS).map(([period, key]) => [
        key,
        appTexts.periods[period as keyof typeof PERIOD_KEYS],
      ]),
    },
    {
      name: texts.dashboard,
      rows: [
        ['f', texts.filter],
        ['c', texts.clear],
        ['r 1', texts.remove],
        ['x', texts.compare],
        ['v', texts.yearBefore],
        ['1', texts.metrics],
        ['b', texts.bars],
        ['n', texts.notes],
        ...Object.entries(LIST_KEYS).map(([key, dimension]): [string, string] => [
          `o ${key}`,
          paletteTexts.details(dimensionLabel(dimension)),
        ]),
      ],
    },
  ];
  return (
    <Dialog title={texts.title} size="wide" onClose={onClose}>
      <div className="grid gap-x-8 gap-y-6 overflow-y-auto px-4 py-4 sm:grid-cols-3 sm:px-5">
        {groups.map(({ name, rows }) => (
          <section key={name} aria-label={name}>
            <h3 className="pb-2 font-semibold">{name}</h3>
            <dl className="flex flex-col gap-1.5">
              {rows.map(([keys, label]) => (
                <div key={keys} className="flex items-center justify-between gap-3">
                  <dt className="text-ink-soft">{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
