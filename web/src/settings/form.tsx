import { type FormEvent, type ReactNode, useId } from 'react';
import { ApiError } from '../api/client.ts';
import { useProblemFocus } from '../components/use-problem-focus.ts';
import { texts as appTexts } from '../texts/en.ts';
import { settingsTexts as texts } from '../texts/settings-en.ts';

export const fieldClass =
  'h-10 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-3 text-base text-ink sm:text-sm';
export const areaClass =
  'min-h-24 w-full rounded-lg border border-line-strong bg-surface px-3 py-2 font-mono text-sm text-ink';
export const primaryClass =
  'inline-flex h-10 items-center justify-center rounded-lg bg-accent px-4 font-medium text-accent-ink transition-colors hover:bg-accent-strong disabled:opacity-60';
export const dangerClass =
  'inline-flex h-10 items-center justify-center rounded-lg border border-bad px-4 font-medium text-bad transition-colors hover:bg-hover disabled:opacity-60';

/** One card of the settings, a region under its title. */
export function Card(props: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section
      aria-label={props.title}
      className="min-w-0 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <h2 className="font-semibold">{props.title}</h2>
      {props.lead && <p className="mt-1 max-w-prose text-ink-soft">{props.lead}</p>}
      <div className="mt-4">{props.children}</div>
    </section>
  );
}

/** A label over its field, and what there is to say about it. */
export function Field(props: { label: string; hint?: string; children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const hintId = props.hint ? `${id}-hint` : undefined;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {props.label}
      </label>
      {props.children({ id, 'aria-describedby': hintId })}
      {props.hint && (
        <p id={hintId} className="mt-1.5 text-xs text-ink-faint">
          {props.hint}
        </p>
      )}
    </div>
  );
}

interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
}

/** What became of a change, and where to read it. */
export interface Saving {
  isPending: boolean;
  isSuccess: boolean;
  error: Error | null;
}

/** A form that saves; under it the button, and what came of it. */
export function SaveForm(props: {
  saving: Saving;
  onSave: (fields: FormData) => void;
  submit?: string;
  children: ReactNode;
}) {
  const { saving, onSave, submit = texts.save } = props;
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSave(new FormData(event.currentTarget));
  }
  return (
    <form onSubmit={save} className="flex max-w-xl flex-col gap-4">
      {props.children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button type="submit" disabled={saving.isPending} className={primaryClass}>
          {saving.isPending ? texts.saving : submit}
        </button>
        <Outcome saving={saving} />
      </div>
    </form>
  );
}

/** Says in one line that something was saved, or why it was not. */
export function Outcome({ saving }: { saving: Saving }) {
  const problem = useProblemFocus(saving.error);
  return (
    <>
      <p role="status" className="text-good">
        {saving.isSuccess && !saving.isPending && texts.saved}
      </p>
      <p ref={problem} tabIndex={-1} role="alert" className="text-bad wrap-anywhere">
        {saving.error && sentenceOf(saving.error)}
      </p>
    </>
  );
}

/** The API's sentence, without the name of the field it begins with: the field is right there. */
export function sentenceOf(error: Error): string {
  if (!(error instanceof ApiError)) return appTexts.errors.unexpected;
  const sentence = error.message.replace(/^[a-z_.0-9]+: /, '');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A switch with its label and what it does; saves at once. */
export function Toggle(props: {
  text: readonly string[];
  isOn: boolean;
  isDisabled?: boolean;
  onToggle: (isOn: boolean) => void;
}) {
  const id = useId();
  const [label, hint] = props.text;
  return (
    <div className="flex items-start gap-3 py-2">
      <button
        type="button"
        role="switch"
        aria-checked={props.isOn}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        disabled={props.isDisabled}
        onClick={() => props.onToggle(!props.isOn)}
        className="mt-0.5 flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-hover p-0.5 transition-colors aria-checked:justify-end aria-checked:border-accent aria-checked:bg-accent disabled:opacity-60"
      >
        <span className="size-4.5 rounded-full bg-surface shadow-card" />
      </button>
      <div className="min-w-0">
        <p id={`${id}-label`} className="font-medium">
          {label}
        </p>
        <p id={`${id}-hint`} className="text-ink-faint">
          {hint}
        </p>
      </div>
    </div>
  );
}
