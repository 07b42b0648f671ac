import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endOtherSessions, endSession, getSessions, type LoginSession } from '../api/security.ts';
import { Problem } from '../auth/problem.tsx';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { shortTime } from '../format/moment.ts';
import { Card } from '../settings/form.tsx';
import { securityTexts } from '../texts/security-en.ts';

const texts = securityTexts.sessions;
const QUERY_KEY = ['sessions'];

/** Where somebody is signed in, and a way to end it. */
export function SessionsCard() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: QUERY_KEY,
    queryFn: ({ signal }) => getSessions(signal),
  });
  const ending = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSuccess: () => client.invalidateQueries({ queryKey: QUERY_KEY }),
  });
  return (
    <Card title={texts.title} lead={texts.lead}>
      {data ? (
        <div className="flex flex-col gap-4">
          <ul className="divide-y divide-line rounded-lg border border-line">
            {data.map((session) => (
              <Row
                key={session.id}
                session={session}
                isBusy={ending.isPending}
                onEnd={() => ending.mutate(() => endSession(session.id))}
              />
            ))}
          </ul>
          {data.length > 1 && (
            <button
              type="button"
              disabled={ending.isPending}
              onClick={() => ending.mutate(endOtherSessions)}
              className={`${buttonClass} self-start`}
            >
              {texts.endOthers}
            </button>
          )}
          <p role="status" className="text-good empty:hidden">
            {ending.isSuccess && texts.ended}
          </p>
          <Problem error={ending.error} />
        </div>
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </Card>
  );
}

function Row(props: { session: LoginSession; isBusy: boolean; onEnd: () => void }) {
  const { device, ip_address: address, place, created_at: since, is_current: isCurrent } = props.session;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="mr-auto min-w-0">
        <p className="font-medium wrap-anywhere">{device}</p>
        <p className="text-xs text-ink-faint wrap-anywhere">
          {address !== '' && `${texts.from(address, place)}, `}
          {texts.since(shortTime(since))}
        </p>
      </div>
      {isCurrent ? (
        <span className="rounded-full border border-line-strong px-2 py-0.5 text-xs text-ink-soft">
          {texts.thisOne}
        </span>
      ) : (
        <button
          type="button"
          disabled={props.isBusy}
          aria-label={texts.endNamed(device)}
          onClick={props.onEnd}
          className="rounded-md px-2 py-1 text-ink-soft hover:bg-hover hover:text-bad disabled:opacity-60"
        >
          {texts.end}
        </button>
      )}
    </li>
  );
}
