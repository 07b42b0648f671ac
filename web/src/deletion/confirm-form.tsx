import { type FormEvent, type ReactNode, useState } from 'react';
import { Problem } from '../auth/problem.tsx';
import { dangerClass, Field, fieldClass, type Saving } from '../settings/form.tsx';
import { deletionTexts as texts } from '../texts/deletion-en.ts';

/** Does what cannot be meant by mistake: the button works once the word is typed. */
export function ConfirmForm(props: {
  word: string;
  submit: string;
  saving: Saving;
  onConfirm: () => void;
  /** Before the button. */
  children?: ReactNode;
}) {
  const [typed, setTyped] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    props.onConfirm();
  }
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col items-start gap-4">
      {props.children}
      <div className="w-full">
        <Field label={texts.confirm(props.word)}>
          {(ids) => (
            <input
              {...ids}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className={fieldClass}
            />
          )}
        </Field>
      </div>
      <button
        type="submit"
        disabled={typed.trim() !== props.word.trim() || props.saving.isPending}
        className={dangerClass}
      >
        {props.submit}
      </button>
      <Problem error={props.saving.error} />
    </form>
  );
}
