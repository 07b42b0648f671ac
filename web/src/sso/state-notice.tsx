import type { Sso } from '../api/sso.ts';
import { shortTime } from '../format/moment.ts';
import { ssoTexts } from '../texts/sso-en.ts';

const texts = ssoTexts.state;

/** Whether people come in by the provider; if not, what is missing, or wrong. */
export function StateNotice({ sso: { connection, domains } }: { sso: Sso }) {
  const problem = connection?.problem;
  const isProven = domains.some(({ verified_at }) => verified_at !== null);
  return (
    <div
      role="status"
      className="flex items-start gap-3 rounded-card border border-line-strong bg-surface px-4 py-3 wrap-anywhere"
    >
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2 shrink-0 rounded-full ${problem ? 'bg-bad' : connection && isProven ? 'bg-good' : 'bg-beam'}`}
      />
      {problem ? (
        <div>
          <p className="font-medium text-bad">{texts.broken(shortTime(problem.at))}</p>
          <p>{ssoTexts.problems[problem.code]}</p>
          {problem.reason !== '' && <p className="text-ink-soft">{texts.reason(problem.reason)}</p>}
        </div>
      ) : (
        <p>
          {!connection
            ? texts.none
            : !isProven
              ? texts.unproven
              : connection.worked_at
                ? texts.working(shortTime(connection.worked_at))
                : texts.untested}
        </p>
      )}
    </div>
  );
}
