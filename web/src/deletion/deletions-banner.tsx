import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Deletion, getUndoable, undoOwnDeletion } from '../api/deletions.ts';
import { useToast } from '../components/toasts.tsx';
import { shortTime } from '../format/moment.ts';
import { sentenceOf } from '../settings/form.tsx';
import { deletionTexts } from '../texts/deletion-en.ts';

const texts = deletionTexts.banner;

/** What was deleted and can be undone still, over every page that is no dashboard: those ask for numbers first. */
export function DeletionsBanner() {
  const client = useQueryClient();
  const toast = useToast();
  const { data: deletions = [] } = useQuery({
    queryKey: ['deletions'],
    queryFn: ({ signal }) => getUndoable(signal),
    staleTime: 60_000,
  });
  const undo = useMutation({
    mutationFn: ({ id }: Deletion) => undoOwnDeletion(id),
    onSuccess: (_, deletion) => toast.show(texts.undone(nameOf(deletion))),
    onError: (error) => toast.show(sentenceOf(error)),
    onSettled: () => client.invalidateQueries(),
  });
  if (deletions.length === 0) return null;
  return (
    <section aria-label={texts.label} className="mb-4 flex flex-col gap-2">
      {deletions.map((deletion) => {
        const name = nameOf(deletion);
        return (
          <div
            key={deletion.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-bad bg-surface px-4 py-2.5"
          >
            <p className="mr-auto min-w-0 wrap-anywhere">
              {deletion.needs_approval
                ? texts.waits(name)
                : texts.willGo(name, shortTime(deletion.undo_until))}
            </p>
            <button
              type="button"
              aria-label={texts.undoNamed(name)}
              disabled={undo.isPending}
              onClick={() => undo.mutate(deletion)}
              className="rounded-md px-2 py-1 font-medium text-accent hover:bg-hover disabled:opacity-60"
            >
              {texts.undo}
            </button>
          </div>
        );
      })}
    </section>
  );
}

function nameOf({ name, subject }: Deletion): string {
  return name ?? subject;
}
