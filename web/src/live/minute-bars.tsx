import type { LiveView } from '../api/live.ts';
import { format } from '../format/format.ts';
import { liveTexts as texts } from '../texts/live-en.ts';

/** A bar for each minute; as a table for who cannot see it. */
export function MinuteBars({ minutes }: { minutes: LiveView['minutes'] }) {
  const most = Math.max(1, ...minutes.map(({ visitors }) => visitors));
  return (
    <>
      <div aria-hidden="true" className="flex h-full items-end gap-px sm:gap-1">
        {minutes.map(({ time, visitors }, index) => (
          <span
            key={time}
            title={`${time.slice(11, 16)} · ${format.whole(visitors)}`}
            className="group flex h-full grow items-end"
          >
            <span
              className={`w-full rounded-t-xs transition-[height] duration-500 ${visitors === 0 ? 'bg-line' : index === minutes.length - 1 ? 'bg-accent/50' : 'bg-accent group-hover:bg-accent-strong'}`}
              style={{ height: visitors === 0 ? '2px' : `${Math.max(4, (visitors / most) * 100)}%` }}
            />
          </span>
        ))}
      </div>
      {/* Around the table, which is itself never narrower than its words. */}
      <div className="sr-only">
        <table>
          <caption>{texts.minutes}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.minute}</th>
              <th scope="col">{texts.visitors}</th>
            </tr>
          </thead>
          <tbody>
            {minutes.map(({ time, visitors }) => (
              <tr key={time}>
                <th scope="row">{time.slice(11, 16)}</th>
                <td>{visitors}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
