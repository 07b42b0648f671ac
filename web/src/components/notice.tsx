import { ApiError } from '../api/client.ts';
import { texts } from '../texts/en.ts';

export const buttonClass =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-lg border border-line-strong bg-surface px-3.5 font-medium text-ink shadow-card transition-colors hover:bg-hover disabled:opacity-60';

/** What went wrong in a sentence, what to quote when asking for help, and another try. */
export function ErrorNotice({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-4 py-8 text-center">
      <p className="max-w-md text-ink-soft text-balance wrap-anywhere">
        {error instanceof ApiError ? error.message : texts.errors.unexpected}
      </p>
      <button type="button" className={buttonClass} onClick={onRetry}>
        {texts.errors.retry}
      </button>
      {requestId && <RequestId id={requestId} />}
    </div>
  );
}

/** One line over numbers that are still there but old. */
export function StaleNotice({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card border border-line bg-surface px-4 py-2.5 text-ink-soft"
    >
      <span className="size-2 rounded-full bg-beam" aria-hidden="true" />
      <span>
        {texts.errors.stale} {error instanceof ApiError && error.message}
      </span>
      {requestId && <RequestId id={requestId} />}
      <button
        type="button"
        className="ml-auto font-medium text-accent hover:text-accent-strong"
        onClick={onRetry}
      >
        {texts.errors.retry}
      </button>
    </div>
  );
}

function RequestId({ id }: { id: string }) {
  return <p className="font-mono text-2xs text-ink-faint select-all">{texts.errors.requestId(id)}</p>;
}
