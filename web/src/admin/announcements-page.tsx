import { useMutation, useQuery } from '@tanstack/react-query';
import { createAnnouncement, getAnnouncements } from '../api/announcements.ts';
import { Link } from '../components/link.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses, navigate } from '../router.ts';
import { Card } from '../settings/form.tsx';
import { announcementTexts as texts } from '../texts/announcements-en.ts';
import { AdminFrame } from './admin-frame.tsx';
import { DraftForm } from './draft-form.tsx';
import { columnsOf, PlainTable } from './plain-table.tsx';
import { choiceOf } from './segments.ts';

/** `/admin/announcements`: what was written to many, and another one. */
export function AnnouncementsPage() {
  const list = useQuery({
    queryKey: ['admin', 'announcements'],
    queryFn: ({ signal }) => getAnnouncements(signal),
  });
  const create = useMutation({
    mutationFn: createAnnouncement,
    onSuccess: ({ id }) => navigate(addresses.admin('announcements', String(id))),
  });
  return (
    <AdminFrame title={texts.title} current="announcements">
      {list.error ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton className="h-32 w-full" />
      ) : list.data.length === 0 ? (
        <p className="text-ink-soft">{texts.none}</p>
      ) : (
        <PlainTable
          label={texts.title}
          columns={columnsOf(texts.subject, texts.segment, texts.state, texts.progress)}
          rows={list.data.map(({ id, subject, segment, state, recipients, sent, refused }) => ({
            key: String(id),
            cells: [
              <Link
                key="subject"
                href={addresses.admin('announcements', String(id))}
                className="text-accent hover:text-accent-strong"
              >
                {subject}
              </Link>,
              texts.segments[choiceOf(segment)],
              texts.states[state],
              recipients === null ? '' : texts.sentOf(sent, refused, recipients),
            ],
          }))}
        />
      )}
      <Card title={texts.write} lead={texts.writeLead}>
        <DraftForm saving={create} submit={texts.save} onSave={create.mutate} />
      </Card>
    </AdminFrame>
  );
}
