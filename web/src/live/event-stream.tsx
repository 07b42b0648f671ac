import type { LiveView } from '../api/live.ts';
import { Skeleton } from '../components/skeleton.tsx';
import { ValueIcon } from '../dashboard/value-icon.tsx';
import { valueLabel } from '../format/value-label.ts';
import { liveTexts as texts } from '../texts/live-en.ts';

/** The newest events, one visitor's under one colour; times are the site's. */
export function EventStream({
  events,
  timezone,
}: {
  events: LiveView['events'] | undefined;
  timezone: string;
}) {
  return (
    <section
      aria-label={texts.stream}
      className="flex max-h-[32.5rem] min-h-60 min-w-0 flex-col rounded-card border border-line bg-surface p-2 shadow-card"
    >
      <h2 className="px-2 py-1.5 font-semibold">{texts.stream}</h2>
      {!events ? (
        <Skeleton className="m-2 h-64" />
      ) : events.length === 0 ? (
        <p className="grid grow place-content-center px-6 text-center text-balance text-ink-faint">
          {texts.quiet}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        <ol tabIndex={0} aria-label={texts.stream} className="overflow-y-auto rounded-md">
          {numbered(events).map(({ key, event }) => (
            <EventLine key={key} event={event} timezone={timezone} />
          ))}
        </ol>
      )}
    </section>
  );
}

function EventLine({ event, timezone }: { event: LiveView['events'][number]; timezone: string }) {
  const device = event.device === '' ? '' : valueLabel('device', event.device);
  const about = [valueLabel('country', event.country), device, valueLabel('source', event.source)];
  return (
    <li className="flex items-baseline gap-2.5 border-b border-line px-2 py-1.5 last:border-0">
      <span
        aria-hidden="true"
        title={`${texts.visitor} ${event.visitor.slice(0, 4)}`}
        className="size-2 shrink-0 self-center rounded-full"
        style={{ background: `oklch(0.68 0.14 ${hue(event.visitor)})` }}
      />
      <span className="min-w-0 grow">
        <span className="block truncate" dir="auto">
          {event.name === 'pageview' ? (
            event.page
          ) : (
            <>
              <strong className="font-semibold">{event.name}</strong>{' '}
              <span className="text-ink-soft">
                {texts.on} {event.page}
              </span>
            </>
          )}
        </span>
        <span className="flex items-center gap-1.5 truncate text-xs text-ink-faint">
          <ValueIcon dimension="country" value={event.country} />
          {about.filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <time dateTime={event.time} title={timezone} className="shrink-0 text-xs text-ink-faint tabular-nums">
        {event.time.slice(11, 19)}
      </time>
    </li>
  );
}

/** Events have no id here: equal ones are told apart by how many came before. */
function numbered(events: LiveView['events']) {
  const seen = new Map<string, number>();
  return events
    .toReversed()
    .map((event) => {
      const name = `${event.time} ${event.visitor} ${event.name} ${event.page}`;
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return { key: `${name} ${times}`, event };
    })
    .reverse();
}

/** A place on the colour wheel for an alias; only to follow one visitor by eye. */
function hue(visitor: string): number {
  let sum = 0;
  for (const letter of visitor) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}
