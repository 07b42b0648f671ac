import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { localDate } from '../../../core/zoned-time.ts';
import { type Annotation, deleteAnnotation, saveAnnotation } from '../api/annotations.ts';
import type { ReadableSite } from '../api/sites.ts';
import { Dialog } from '../components/dialog.tsx';
import { Cross, Pencil } from '../components/icons.tsx';
import { useToast } from '../components/toasts.tsx';
import { annotationsKey } from '../dashboard/use-happened.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Span } from '../period/period.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';

const texts = dashboardTexts.annotations;

/** The notes of a site: to read, and for editors to add, change, and delete, which can be undone. */
export function AnnotationsDialog(props: {
  site: ReadableSite;
  annotations: Annotation[];
  /** Whether the reader may change them. */
  isEditor: boolean;
  /** The dates on show; a new note starts at the last. */
  span: Span | null;
  onClose: () => void;
}) {
  const { site, annotations, isEditor } = props;
  const client = useQueryClient();
  const toast = useToast();
  const today = localDate(Date.now(), site.timezone);
  const start = props.span && props.span.to < today ? props.span.to : today;
  const [edited, setEdited] = useState<Annotation | null>(null);

  const settle = () => client.invalidateQueries({ queryKey: annotationsKey(site) });
  const say = (error: Error) => toast.show(error.message);
  const save = useMutation({
    mutationFn: (note: Omit<Annotation, 'id'> & { id?: string }) => saveAnnotation(site.domain, note),
    onSuccess: () => setEdited(null),
    onError: say,
    onSettled: settle,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Annotation) => deleteAnnotation(site.domain, id),
    onSuccess: (_, { date, text }) => toast.show(texts.removed, () => save.mutate({ date, text })),
    onError: say,
    onSettled: settle,
  });

  return (
    <Dialog title={texts.title} onClose={props.onClose}>
      <div className="overflow-y-auto px-4 py-4 sm:px-5">
        <p className="pb-3 text-ink-soft">{texts.lead}</p>
        {isEditor && (
          <AnnotationForm
            key={edited?.id ?? `new-${annotations.length}`}
            start={edited ?? { date: start, text: '' }}
            isSaving={save.isPending}
            onCancel={edited ? () => setEdited(null) : undefined}
            onSave={(note) => save.mutate({ ...note, ...(edited && { id: edited.id }) })}
          />
        )}
        {annotations.length === 0 ? (
          <p className="py-8 text-center text-ink-faint">{texts.none}</p>
        ) : (
          <ul className="mt-4 divide-y divide-line border-t border-line">
            {[...annotations].reverse().map((note) => (
              <li key={note.id} className="flex items-start gap-3 py-2.5">
                <time dateTime={note.date} className="w-24 shrink-0 text-ink-faint">
                  {timeFormat.date(note.date)}
                </time>
                <span className="min-w-0 grow wrap-anywhere">{note.text}</span>
                {isEditor && (
                  <button
                    type="button"
                    aria-label={texts.edit(note.text)}
                    onClick={() => setEdited(note)}
                    className="grid size-7 shrink-0 place-content-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
                  >
                    <Pencil />
                  </button>
                )}
                {isEditor && (
                  <button
                    type="button"
                    aria-label={texts.remove(note.text)}
                    onClick={() => remove.mutate(note)}
                    className="grid size-7 shrink-0 place-content-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
                  >
                    <Cross />
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function AnnotationForm(props: {
  start: { date: string; text: string };
  isSaving: boolean;
  onSave: (note: { date: string; text: string }) => void;
  onCancel: (() => void) | undefined;
}) {
  const [date, setDate] = useState(props.start.date);
  const [text, setText] = useState(props.start.text);
  const fieldClass =
    'mt-1 h-9 rounded-lg border border-line-strong bg-surface px-2.5 text-base text-ink sm:text-sm';

  function submit(event: FormEvent) {
    event.preventDefault();
    props.onSave({ date, text });
  }

  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <label className="text-xs font-medium text-ink-soft">
        {texts.date}
        <input
          type="date"
          required
          value={date}
          onChange={(event) => setDate(event.target.value)}
          className={`${fieldClass} block tabular-nums`}
        />
      </label>
      <label className="min-w-48 grow text-xs font-medium text-ink-soft">
        {texts.text}
        <input
          required
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={`${fieldClass} block w-full`}
        />
      </label>
      <button
        type="submit"
        disabled={props.isSaving}
        className="h-9 rounded-lg bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-strong disabled:opacity-60"
      >
        {props.onCancel ? texts.save : texts.add}
      </button>
      {props.onCancel && (
        <button
          type="button"
          onClick={props.onCancel}
          className="h-9 rounded-lg px-2 text-ink-soft hover:text-ink"
        >
          {texts.cancel}
        </button>
      )}
    </form>
  );
}
