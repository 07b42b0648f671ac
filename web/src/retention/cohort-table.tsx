import type { RetentionAnswer } from '../api/flows.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import { flowTexts } from '../texts/flows-en.ts';

const texts = flowTexts.retention;

/** A row for each cohort, a column for each period since: the darker, the more came back. */
export function CohortTable(props: {
  cohorts: RetentionAnswer['cohorts'];
  interval: 'day' | 'week' | 'month';
}) {
  const { cohorts, interval } = props;
  const columns = Math.max(0, ...cohorts.map(({ returned }) => returned.length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section tabIndex={0} aria-label={texts.cohort} className="overflow-x-auto rounded-md">
      <table className="border-separate border-spacing-0.5 text-right tabular-nums">
        <thead className="text-xs text-ink-faint">
          <tr>
            <th scope="col" className="py-1 pr-3 text-left font-medium">
              {texts.cohort}
            </th>
            <th scope="col" className="px-3 py-1 font-medium">
              {texts.size}
            </th>
            {Array.from({ length: columns }, (_, period) => `+${period}`).map((name) => (
              <th key={name} scope="col" className="min-w-14 px-2 py-1 text-center font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map((cohort) => (
            <tr key={cohort.period}>
              <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap text-ink-soft">
                {timeFormat.full(cohort.period, interval)}
              </th>
              <td className="px-3 py-1 font-medium">{format.whole(cohort.size)}</td>
              {cohort.returned.map(({ period, visitors, percentage, partial }) => {
                const part = (percentage ?? 0) / 100;
                return (
                  <td
                    key={period}
                    title={`${timeFormat.full(period, interval)}: ${format.whole(visitors)}${partial ? `. ${texts.partial}` : ''}`}
                    className={`rounded-md px-2 py-1 text-center ${partial ? 'italic' : ''}`}
                    style={{
                      background: `color-mix(in oklab, var(--color-accent) ${Math.round(part * 45)}%, var(--color-surface))`,
                    }}
                  >
                    {percentage === null ? '–' : format.percent(part)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
