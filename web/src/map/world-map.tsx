import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { iso31661NumericToAlpha2 } from 'iso-3166';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json';
import { numberOf } from '../api/query.ts';
import type { ReadableSite } from '../api/sites.ts';
import { ErrorNotice } from '../components/notice.tsx';
import type { StatsState } from '../dashboard/questions.ts';
import { useBreakdown } from '../dashboard/use-stats.ts';
import { RowSkeletons } from '../dashboard/value-list.tsx';
import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';

const texts = dashboardTexts.map;
const WIDTH = 640;
const HEIGHT = 330;
/** As many countries as there are. */
const LIMIT = 260;
const ANTARCTICA = '010';

interface Shape {
  code: string;
  path: string;
}

/** Countries as shapes, by their ISO 3166-1 codes. */
function worldShapes(): Shape[] {
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.countries);
  const shown = features.filter(({ id }) => id !== ANTARCTICA);
  const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], {
    type: 'FeatureCollection',
    features: shown,
  });
  const draw = geoPath(projection).digits(1);
  return shown.flatMap((one) => {
    const path = draw(one);
    return path ? [{ code: iso31661NumericToAlpha2[String(one.id)] ?? '', path }] : [];
  });
}

/** Where visitors are: a map, read by pointer or by arrow keys; the tab beside it is its table. */
export function WorldMap(props: {
  site: ReadableSite;
  state: StatsState;
  onSelect: (country: string) => void;
}) {
  const { site, state, onSelect } = props;
  const query = useBreakdown(site, state, { dimension: 'country', measures: ['visitors'], limit: LIMIT });
  const shapes = useMemo(worldShapes, []);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!query.data) {
    if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
    return <RowSkeletons />;
  }

  const rows = query.data.results.map(({ dimensions: [code = ''], metrics: [visitors] }) => ({
    code,
    visitors: numberOf(visitors) ?? 0,
  }));
  const visitorsOf = new Map(rows.map(({ code, visitors }) => [code, visitors]));
  const most = Math.max(1, ...rows.map(({ visitors }) => visitors));
  const listed = rows.filter(({ code }) => shapes.some((shape) => shape.code === code));

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step && listed.length > 0) {
      event.preventDefault();
      const index = listed.findIndex(({ code }) => code === chosen);
      const next = index < 0 ? 0 : (index + step + listed.length) % listed.length;
      setChosen(listed[next]?.code ?? null);
    } else if (event.key === 'Enter' && chosen) onSelect(chosen);
  }

  const said = chosen
    ? texts.country(valueLabel('country', chosen), format.whole(visitorsOf.get(chosen) ?? 0))
    : '';
  return (
    <div className="relative flex min-h-84 grow flex-col justify-center pt-3 pb-2">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys choose a country
        tabIndex={0}
        aria-label={`${texts.label}. ${texts.keys}`}
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(null)}
        onPointerLeave={() => setChosen(null)}
        className="w-full rounded-md"
      >
        {shapes.map(({ code, path }) => {
          const visitors = visitorsOf.get(code) ?? 0;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: keys choose countries on the map as a whole
            <path
              key={code + path.slice(0, 12)}
              d={path}
              data-country={code}
              onPointerEnter={() => setChosen(code || null)}
              onClick={() => visitors > 0 && onSelect(code)}
              className={`stroke-surface ${visitors > 0 ? 'cursor-pointer fill-accent' : 'fill-line'} ${code && code === chosen ? 'stroke-ink' : ''}`}
              // Square roots, or one country alone would have a colour.
              fillOpacity={visitors > 0 ? 0.25 + 0.75 * Math.sqrt(visitors / most) : 1}
              strokeWidth={code && code === chosen ? 1.2 : 0.5}
            />
          );
        })}
      </svg>
      <output className="min-h-5 text-center text-ink-soft tabular-nums">{said}</output>
    </div>
  );
}
