import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { undoDeletion } from '../api/deletions.ts';
import { Link } from '../components/link.tsx';
import { buttonClass } from '../components/notice.tsx';
import { addresses } from '../router.ts';
import { Card, primaryClass, sentenceOf } from '../settings/form.tsx';
import { deletionTexts as texts } from '../texts/deletion-en.ts';
import { texts as appTexts } from '../texts/en.ts';

/** `/undo-deletion#<token>`: for whoever got the e-mail, signed in or not. A button, because programs follow links of e-mails. */
export function UndoPage() {
  const token = window.location.hash.slice(1);
  const undo = useMutation({ mutationFn: () => undoDeletion(token) });
  useEffect(() => {
    document.title = `${texts.title} · ${appTexts.product}`;
  }, []);
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <Card title={texts.title} lead={texts.lead}>
        {undo.isSuccess ? (
          <div className="flex flex-wrap items-center gap-4">
            <p role="status">{texts.done}</p>
            <Link href={addresses.sites} className={buttonClass}>
              {texts.toSites}
            </Link>
          </div>
        ) : token === '' ? (
          <p role="alert">{texts.noToken}</p>
        ) : (
          <div className="flex flex-col items-start gap-3">
            <button
              type="button"
              className={primaryClass}
              disabled={undo.isPending}
              onClick={() => undo.mutate()}
            >
              {texts.button}
            </button>
            {undo.error && (
              <p role="alert" className="text-bad wrap-anywhere">
                {sentenceOf(undo.error)}
              </p>
            )}
          </div>
        )}
      </Card>
    </main>
  );
}
