import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { endView, getView } from '../api/admin.ts';
import { buttonClass } from '../components/notice.tsx';
import { locale } from '../format/locale.ts';
import { addresses } from '../router.ts';
import { sentenceOf } from '../settings/form.tsx';
import { viewTexts as texts } from '../texts/view-en.ts';
import { viewingUntil } from './viewing.ts';

/** Back to the admin area, and nothing of what was looked at stays in the page. */
function goBack(): void {
  window.location.assign(addresses.admin());
}

/** Over every page while a member of staff looks as somebody else: as whom, until when, and the way back. */
export function ViewBanner() {
  const until = viewingUntil();
  const { data: view } = useQuery({
    queryKey: ['view'],
    queryFn: ({ signal }) => getView(signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: until !== null,
  });
  const end = useMutation({ mutationFn: endView, onSuccess: goBack });
  useEffect(() => {
    if (until === null) return;
    const timer = window.setTimeout(goBack, until - Date.now());
    return () => window.clearTimeout(timer);
  }, [until]);
  if (until === null) return null;
  return (
    <aside
      aria-label={texts.label}
      className="sticky top-0 z-40 mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-card border-2 border-beam bg-raised px-4 py-2 shadow-pop"
    >
      <p className="min-w-0 flex-1 wrap-anywhere">
        <strong className="font-semibold">{view ? texts.as(view.as, view.account) : texts.label}</strong>{' '}
        {texts.until(new Date(until).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }))}
        {view && <span className="text-ink-soft"> {texts.by(view.by, view.reason)}</span>}
      </p>
      <p role="alert" className="text-bad">
        {end.error && sentenceOf(end.error)}
      </p>
      <button type="button" className={buttonClass} disabled={end.isPending} onClick={() => end.mutate()}>
        {texts.end}
      </button>
    </aside>
  );
}
