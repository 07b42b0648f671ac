import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setSubscribed } from '../api/announcements.ts';
import { buttonClass } from '../components/notice.tsx';
import { Card, primaryClass, sentenceOf } from '../settings/form.tsx';
import { announcementTexts } from '../texts/announcements-en.ts';
import { texts as appTexts } from '../texts/en.ts';

const texts = announcementTexts.unsubscribe;

/** `/unsubscribe#<token>`: for whoever got an announcement, signed in or not. A button, because programs follow links of e-mails. */
export function UnsubscribePage() {
  const token = window.location.hash.slice(1);
  const set = useMutation({ mutationFn: (isSubscribed: boolean) => setSubscribed(token, isSubscribed) });
  useEffect(() => {
    document.title = `${texts.title} · ${appTexts.product}`;
  }, []);
  const isOut = set.isSuccess && !set.variables;
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <h1 className="sr-only">{texts.title}</h1>
      <Card title={texts.title} lead={texts.lead}>
        {token === '' ? (
          <p role="alert">{texts.noToken}</p>
        ) : (
          <div className="flex flex-col items-start gap-3">
            <p role="status">{set.isSuccess && (isOut ? texts.done : texts.isAgain)}</p>
            <button
              type="button"
              className={isOut ? buttonClass : primaryClass}
              disabled={set.isPending}
              onClick={() => set.mutate(isOut)}
            >
              {isOut ? texts.again : texts.button}
            </button>
            {set.error && (
              <p role="alert" className="text-bad wrap-anywhere">
                {sentenceOf(set.error)}
              </p>
            )}
          </div>
        )}
      </Card>
    </main>
  );
}
