import { useRef, useState } from 'react';
import { siteName } from '../api/sites.ts';
import { AxisNames } from '../chart/axis-names.tsx';
import { linePath, niceTop, placesOf } from '../chart/geometry.ts';
import { useSize } from '../components/use-size.ts';
import { axisSplits } from '../dashboard/chart-data.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import { sitesTexts as texts } from '../texts/sites-en.ts';
import type { SiteRow } from './sites-data.ts';

/** Apart for who cannot tell red from green, and by their dashes. */
const LINES = [
  { className: 'stroke-series-1', dash: undefined },
  { className: 'stroke-series-2', dash: '6 3' },
  { className: 'stroke-series-3', dash: '2 3' },
  { className: 'stroke-series-4', dash: '8 3 2 3' },
  { className: 'stroke-series-5', dash: '1 4' },
  { className: 'stroke-series-6', dash: '10 4' },
] as const;

/** The visitors of several sites over time in one chart; the table below it has the same numbers. */
export function CompareChart({ rows, interval }: { rows: SiteRow[]; interval: Interval }) {
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const [cursor, setCursor] = useState<number | null>(null);
  const lines = rows.flatMap(({ site, numbers }) =>
    numbers ? [{ domain: site.domain, name: siteName(site), numbers }] : [],
  );
  const labels = lines.map(({ numbers }) => numbers.labels).sort((a, b) => b.length - a.length)[0] ?? [];
  const top = niceTop(
    Math.max(0, ...lines.flatMap(({ numbers }) => numbers.values.map((n) => n ?? 0))),
    'visitors',
  );
  const quarters = [0, 1, 2, 3, 4].map((part) => (part * top) / 4);
  const places = placesOf({ count: labels.length, top, width, height, axisWidth: 52, isBars: false });
  const days = Math.ceil(labels.length / (interval === 'hour' ? 24 : 1));
  const shown = cursor ?? labels.length - 1;

  return (
    <section
      aria-label={texts.together}
      className="mb-4 rounded-card border border-line bg-surface p-4 shadow-card sm:mb-5 sm:p-5"
    >
      <ul className="flex flex-wrap gap-x-5 gap-y-1 pb-3 text-xs">
        {lines.map(({ domain, name, numbers }, index) => (
          <li key={domain} className="flex items-center gap-2">
            <svg width="24" height="4" aria-hidden="true">
              <line
                x2="24"
                y1="2"
                y2="2"
                strokeWidth="3"
                strokeDasharray={LINES[index]?.dash}
                className={LINES[index]?.className}
              />
            </svg>
            <span className="text-ink-soft">{name}</span>
            <span className="font-semibold tabular-nums">
              {format.metric('visitors', numbers.values[shown])}
            </span>
          </li>
        ))}
        <li className="ml-auto text-ink-faint">
          {labels[shown] && timeFormat.full(labels[shown], interval)}
        </li>
      </ul>
      <div
        ref={host}
        className="h-56 touch-pan-y"
        onPointerMove={(event) =>
          setCursor(places.indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left))
        }
        onPointerLeave={() => setCursor(null)}
      >
        {width > 0 && labels.length > 0 && (
          <svg width={width} height={height} aria-hidden="true" className="block text-2xs">
            {quarters.map((value) => (
              <g key={value} className="fill-ink-faint stroke-line">
                <line x1={places.left} x2={places.right} y1={places.y(value)} y2={places.y(value)} />
                <text stroke="none" x={places.left - 8} y={places.y(value) + 4} textAnchor="end">
                  {format.onAxis('visitors', value, top)}
                </text>
              </g>
            ))}
            <AxisNames
              splits={axisSplits(labels.length, places.right - places.left, interval)}
              places={places}
              width={width}
              height={height}
              nameOf={(index) => timeFormat.axis(labels[index] ?? '', interval, { days })}
            />
            {cursor !== null && (
              <line
                x1={places.x(cursor)}
                x2={places.x(cursor)}
                y1={places.top}
                y2={places.bottom}
                className="stroke-line-strong"
              />
            )}
            {lines.map(({ domain, numbers }, index) => (
              <path
                key={domain}
                d={linePath(numbers.values, places)}
                strokeWidth="2"
                strokeDasharray={LINES[index]?.dash}
                strokeLinejoin="round"
                className={`fill-none ${LINES[index]?.className ?? ''}`}
              />
            ))}
          </svg>
        )}
      </div>
      <details className="pt-2 text-xs text-ink-soft">
        <summary className="w-fit rounded-sm">{texts.asTable}</summary>
        <div className="max-h-64 overflow-auto">
          <table className="mt-2 w-full text-right tabular-nums">
            <thead>
              <tr>
                <th scope="col" className="text-left font-medium">
                  {texts.time}
                </th>
                {lines.map(({ domain, name }) => (
                  <th key={domain} scope="col" className="pl-3 font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label, index) => (
                <tr key={label}>
                  <th scope="row" className="text-left font-normal">
                    {timeFormat.full(label, interval)}
                  </th>
                  {lines.map(({ domain, numbers }) => (
                    <td key={domain} className="pl-3">
                      {format.metric('visitors', numbers.values[index])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
