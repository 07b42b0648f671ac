import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Level, levelOf, THRESHOLDS } from '../../../core/operations/levels.ts';
import { getHealth, type Health } from '../api/admin.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { locale } from '../format/locale.ts';
import { shortTime } from '../format/moment.ts';
import { adminTexts as texts } from '../texts/admin-en.ts';
import { columnsOf, PlainTable } from './plain-table.tsx';

const LEVEL_CLASS: Record<Level, string> = { good: 'text-good', warn: 'text-beam', bad: 'text-bad' };

/** Of the two days that are known. */
const SHOWN_HOURS = 24;

/** What goes wrong, and how old what waits is, with where it begins to matter. */
export function HealthSection() {
  const health = useQuery({
    queryKey: ['admin', 'health'],
    queryFn: ({ signal }) => getHealth(signal),
    refetchInterval: 60_000,
  });
  if (health.error) return <ErrorNotice error={health.error} onRetry={() => void health.refetch()} />;
  if (!health.data) return <Skeleton className="h-48 w-full" />;
  return (
    <>
      <Figures health={health.data} />
      <Hours health={health.data} />
    </>
  );
}

function Figures({ health: { answers, storage, dead_letters: dead } }: { health: Health }) {
  const recent = answers.slice(-2);
  const all = recent.reduce((sum, hour) => sum + hour.answers, 0);
  const share = recent.reduce((sum, hour) => sum + hour.failures, 0) / Math.max(all, 1);
  const oldestMs = dead.oldest_at === null ? 0 : Date.now() - Date.parse(dead.oldest_at);
  const { failureShare, freshnessP95Ms, oldestMs: oldest, deadLetterMs } = THRESHOLDS;
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <Figure
        name={texts.failures}
        value={all === 0 ? texts.noAnswers : percent(share)}
        level={levelOf(share, failureShare)}
        from={percent(failureShare.bad)}
      />
      {storage === null ? (
        <Figure name={texts.storage} value={texts.storageGone} level="bad" />
      ) : storage.freshness.deliveries === 0 ? (
        <Figure name={texts.freshness} value={texts.noEvents} level="good" />
      ) : (
        <>
          <Figure
            name={texts.freshness}
            value={span(storage.freshness.p95_ms)}
            level={levelOf(storage.freshness.p95_ms, freshnessP95Ms)}
            from={span(freshnessP95Ms.bad)}
          />
          <Figure
            name={texts.oldest}
            value={span(storage.freshness.oldest_ms)}
            level={levelOf(storage.freshness.oldest_ms, oldest)}
            from={span(oldest.bad)}
          />
        </>
      )}
      <Figure
        name={texts.oldestDead}
        value={dead.oldest_at === null ? texts.none : span(oldestMs)}
        level={levelOf(oldestMs, deadLetterMs)}
        from={span(deadLetterMs.bad)}
      />
    </dl>
  );
}

/** The level is said in words, too: not everybody tells red from green. */
function Figure(props: { name: string; value: ReactNode; level: Level; from?: string }) {
  const { name, value, level, from } = props;
  return (
    <div className="rounded-card border border-line bg-surface p-3">
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd className="mt-1 font-medium wrap-anywhere">
        {value} <span className={`text-xs ${LEVEL_CLASS[level]}`}>{texts.levels[level]}</span>
      </dd>
      {from !== undefined && <dd className="text-xs text-ink-faint">{texts.badFrom(from)}</dd>}
    </div>
  );
}

function Hours({ health: { answers, storage } }: { health: Health }) {
  const hours = new Set([
    ...answers.map(({ hour }) => hour),
    ...(storage?.ingest ?? []).map(({ hour }) => hour),
  ]);
  const rows = [...hours]
    .sort()
    .reverse()
    .map((hour) => {
      const api = answers.find((each) => each.hour === hour);
      const events = storage?.ingest.find((each) => each.hour === hour);
      const counts = [api?.answers, api?.failures, events?.accepted, events?.dropped, events?.dead];
      return {
        key: hour,
        cells: [shortTime(hour), ...counts.map((n) => n?.toLocaleString(locale) ?? texts.nothing)],
      };
    });
  if (rows.length === 0) return <p className="text-ink-soft">{texts.noHours}</p>;
  return (
    <PlainTable
      label={texts.byHour}
      columns={columnsOf(
        texts.hour,
        texts.answers,
        texts.failed,
        texts.accepted,
        texts.dropped,
        texts.deadEvents,
      )}
      rows={rows.slice(0, SHOWN_HOURS)}
    />
  );
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString(locale, { maximumFractionDigits: 2 })} %`;
}

function span(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toLocaleString(locale, { maximumFractionDigits: 1 })} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  return `${(ms / 3_600_000).toLocaleString(locale, { maximumFractionDigits: 1 })} h`;
}
