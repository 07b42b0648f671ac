import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type Announcement,
  changeAnnouncement,
  type Draft,
  getAnnouncement,
  previewAddress,
  sendAnnouncement,
  stopAnnouncement,
  testAnnouncement,
} from '../api/announcements.ts';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { Card, dangerClass, Outcome } from '../settings/form.tsx';
import { announcementTexts as texts } from '../texts/announcements-en.ts';
import { AdminFrame } from './admin-frame.tsx';
import { DraftForm } from './draft-form.tsx';
import { choiceOf } from './segments.ts';

const POLL_MS = 10_000;

/** `/admin/announcements/<id>`: how it reads, to how many it goes, and how far it is. */
export function AnnouncementPage({ params: { id = '' } }: { params: Record<string, string> }) {
  const found = useQuery({
    queryKey: ['admin', 'announcement', id],
    queryFn: ({ signal }) => getAnnouncement(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'sending' ? POLL_MS : false),
  });
  return (
    <AdminFrame title={found.data?.subject ?? texts.title} current="announcements">
      {found.error ? (
        <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Parts announcement={found.data} />
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
    </AdminFrame>
  );
}

function Parts({ announcement }: { announcement: Announcement }) {
  const client = useQueryClient();
  const { id, state, text } = announcement;
  const change = useMutation({
    mutationFn: (draft: Draft) => changeAnnouncement(id, draft),
    onSuccess: (changed) => client.setQueryData(['admin', 'announcement', String(id)], changed),
  });
  return (
    <>
      <Card title={texts.sending}>
        <Sending announcement={announcement} />
      </Card>
      <Card title={texts.preview}>
        <pre className="max-h-96 overflow-auto rounded-lg bg-hover p-3 text-sm whitespace-pre-wrap wrap-anywhere">
          {text}
        </pre>
        <a
          href={previewAddress(id)}
          target="_blank"
          rel="noreferrer"
          className="mt-3 inline-block text-accent hover:text-accent-strong"
        >
          {texts.asHtml}
        </a>
      </Card>
      {state === 'draft' && (
        <Card title={texts.change}>
          <DraftForm draft={announcement} saving={change} submit={texts.save} onSave={change.mutate} />
        </Card>
      )}
    </>
  );
}

function Sending({ announcement }: { announcement: Announcement }) {
  const { id, state, segment, left, sent, refused, recipients, per_minute } = announcement;
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (run: () => Promise<Announcement>) => run(),
    onSuccess: (changed) => client.setQueryData(['admin', 'announcement', String(id)], changed),
    // How many there are may be another number by now.
    onError: () => client.invalidateQueries({ queryKey: ['admin', 'announcement', String(id)] }),
  });
  const test = useMutation({ mutationFn: () => testAnnouncement(id) });
  return (
    <div className="flex flex-col gap-3">
      <p role="status">
        {texts.states[state]}. {texts.segments[choiceOf(segment)]}:{' '}
        {recipients === null ? texts.goesTo(left, per_minute) : texts.sentOf(sent, refused, recipients)}
      </p>
      {recipients !== null && recipients > 0 && (
        <progress
          aria-label={texts.progress}
          value={sent + refused}
          max={recipients}
          className="h-2 w-full max-w-xl"
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <button type="button" className={buttonClass} disabled={test.isPending} onClick={() => test.mutate()}>
          {texts.test}
        </button>
        {(state === 'draft' || state === 'stopped') && (
          <button
            type="button"
            className={dangerClass}
            disabled={act.isPending || left === 0}
            onClick={() => act.mutate(() => sendAnnouncement(id, left))}
          >
            {texts.send(left)}
          </button>
        )}
        {state === 'sending' && (
          <button
            type="button"
            className={dangerClass}
            disabled={act.isPending}
            onClick={() => act.mutate(() => stopAnnouncement(id))}
          >
            {texts.stop}
          </button>
        )}
        <Outcome saving={{ ...act, isSuccess: false }} />
        <p role="status" className="text-good">
          {test.isSuccess && texts.tested}
        </p>
      </div>
    </div>
  );
}
