import { useMutation, useQuery } from '@tanstack/react-query';
import { type AdminJob, getJobs, getOverview, type Overview, runJob } from '../api/admin.ts';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { format } from '../format/format.ts';
import { exactTime } from '../format/moment.ts';
import { sentenceOf } from '../settings/form.tsx';
import { adminTexts as texts } from '../texts/admin-en.ts';
import { AdminFrame } from './admin-frame.tsx';
import { HealthSection } from './health-section.tsx';
import { columnsOf, PlainTable } from './plain-table.tsx';

/** `/admin`: how the product is, and what its jobs do. */
export function OverviewPage() {
  const overview = useQuery({
    queryKey: ['admin', 'overview'],
    queryFn: ({ signal }) => getOverview(signal),
    refetchInterval: 60_000,
  });
  const jobs = useQuery({ queryKey: ['admin', 'jobs'], queryFn: ({ signal }) => getJobs(signal) });
  return (
    <AdminFrame title={texts.overview}>
      <HealthSection />
      {overview.error ? (
        <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />
      ) : overview.data ? (
        <Figures overview={overview.data} />
      ) : (
        <Skeleton className="h-48 w-full" />
      )}
      {jobs.data && <Jobs jobs={jobs.data} />}
    </AdminFrame>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const { dead_letters: dead, newest_event_at: newest } = overview;
  const facts: [string, string][] = [
    [texts.users, format.whole(overview.users)],
    [texts.accounts, format.whole(overview.accounts)],
    [texts.sites, format.whole(overview.sites)],
    [texts.activeSites, format.whole(overview.active_sites)],
    [texts.newestEvent, newest === null ? texts.never : exactTime(newest)],
    [
      texts.deadLetters,
      `${dead.n}${dead.more ? '+' : ''} ${dead.oldest_at === null ? '' : texts.since(exactTime(dead.oldest_at))}`,
    ],
    [texts.waitingMails, String(overview.waiting_mails)],
    [texts.late, overview.late_deletions.join(', ') || '0'],
  ];
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {facts.map(([name, value]) => (
          <div key={name} className="rounded-card border border-line bg-surface p-3">
            <dt className="text-xs text-ink-faint">{name}</dt>
            <dd className="mt-1 font-medium wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {overview.undecided_deletions.length > 0 && (
        <PlainTable
          label={texts.undecided}
          columns={columnsOf(texts.deletion, texts.kind, texts.decideUntil)}
          rows={overview.undecided_deletions.map(({ id, kind, decide_until }) => ({
            key: id,
            cells: [id, kind, exactTime(decide_until)],
          }))}
        />
      )}
      {overview.failed_jobs.length > 0 && (
        <PlainTable
          label={texts.failedJobs}
          columns={columnsOf(texts.job, texts.at, texts.error)}
          rows={overview.failed_jobs.map(({ job, at, error }) => ({
            key: `${job} ${at}`,
            cells: [job, exactTime(at), error],
          }))}
        />
      )}
      <PlainTable
        label={texts.events}
        columns={columnsOf(texts.day, texts.outcome, texts.count)}
        rows={overview.events.toReversed().map(({ day, outcome, n }) => ({
          key: `${day} ${outcome}`,
          cells: [day, outcome, format.whole(n)],
        }))}
      />
      <PlainTable
        label={texts.signUps}
        columns={columnsOf(texts.day, texts.signUps)}
        rows={overview.sign_ups.toReversed().map(({ day, n }) => ({ key: day, cells: [day, n] }))}
      />
    </>
  );
}

function Jobs({ jobs }: { jobs: AdminJob[] }) {
  const order = useMutation({ mutationFn: runJob });
  return (
    <>
      <PlainTable
        label={texts.jobs}
        columns={columnsOf(texts.job, texts.lastRun, texts.result, texts.runAgain)}
        rows={jobs.map(({ job, last_run: run }) => ({
          key: job,
          cells: [
            job,
            run === null ? texts.never : exactTime(run.started_at),
            run === null
              ? ''
              : (run.error ?? (run.ended_at === null ? texts.running : JSON.stringify(run.result))),
            <button
              key="run"
              type="button"
              className={buttonClass}
              aria-label={`${texts.runAgain}: ${job}`}
              disabled={order.isPending}
              onClick={() => order.mutate(job)}
            >
              {texts.runAgain}
            </button>,
          ],
        }))}
      />
      <p role="status">
        {order.isSuccess && `${order.variables} ${texts.ordered}`}
        {order.error && sentenceOf(order.error)}
      </p>
    </>
  );
}
