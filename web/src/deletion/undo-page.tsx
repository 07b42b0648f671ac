import { useMutation } from '@tanstack/react-query';
import { undoDeletion } from '../api/deletions.ts';
import { AuthFrame, submitClass } from '../auth/auth-frame.tsx';
import { Problem } from '../auth/problem.tsx';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { deletionTexts as texts } from '../texts/deletion-en.ts';

/** `/undo-deletion#<token>`: for whoever got the e-mail, signed in or not. A button, because programs follow links of e-mails. */
export function UndoPage() {
  const token = window.location.hash.slice(1);
  const undo = useMutation({ mutationFn: () => undoDeletion(token) });
  return (
    <AuthFrame title={texts.title} lead={texts.lead}>
      {undo.isSuccess ? (
        <div className="flex flex-col gap-4">
          <p role="status">{texts.done}</p>
          <Link href={addresses.sites} className={submitClass}>
            {texts.toSites}
          </Link>
        </div>
      ) : token === '' ? (
        <p role="alert">{texts.noToken}</p>
      ) : (
        <div className="flex flex-col gap-4">
          <button
            type="button"
            className={submitClass}
            disabled={undo.isPending}
            onClick={() => undo.mutate()}
          >
            {texts.button}
          </button>
          <Problem error={undo.error} />
        </div>
      )}
    </AuthFrame>
  );
}
