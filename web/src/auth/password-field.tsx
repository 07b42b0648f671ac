import { useState } from 'react';
import { Field, fieldClass } from '../settings/form.tsx';
import { authTexts as texts } from '../texts/auth-en.ts';
import { passwordStrength, type Strength } from './password-strength.ts';

/** The password somebody has; it may be looked at. */
export function PasswordField(props: { name?: string; label?: string }) {
  return (
    <Field label={props.label ?? texts.password}>
      {(ids) => <Input {...ids} name={props.name ?? 'password'} autoComplete="current-password" />}
    </Field>
  );
}

/** A password to be set: what it must be, and in words how good it is. `personal`: what others know of its owner. */
export function NewPasswordField(props: { name: string; label: string; personal: () => readonly string[] }) {
  const [typed, setTyped] = useState('');
  return (
    <div>
      <Field label={props.label} hint={texts.strength.rule}>
        {(ids) => <Input {...ids} name={props.name} autoComplete="new-password" onType={setTyped} />}
      </Field>
      <p aria-live="polite" className="mt-1 text-xs text-ink-soft empty:hidden">
        {typed !== '' && inWords(passwordStrength(typed, props.personal()))}
      </p>
    </div>
  );
}

function inWords({ verdict, missing }: Strength): string {
  return verdict === 'short' ? texts.strength.more(missing) : texts.strength[verdict];
}

function Input(props: {
  id: string;
  'aria-describedby': string | undefined;
  name: string;
  autoComplete: 'current-password' | 'new-password';
  onType?: (password: string) => void;
}) {
  const { onType, ...attributes } = props;
  const [isShown, setShown] = useState(false);
  return (
    <span className="relative block">
      <input
        {...attributes}
        ref={takeFocus}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => onType?.(event.target.value)}
        className={`${fieldClass} pr-16`}
      />
      <button
        type="button"
        title={texts.showHint}
        aria-pressed={isShown}
        aria-controls={props.id}
        onClick={() => setShown(!isShown)}
        className="absolute inset-y-1 right-1 rounded-md px-2.5 text-xs font-medium text-ink-soft hover:bg-hover hover:text-ink"
      >
        {isShown ? texts.hide : texts.show}
      </button>
    </span>
  );
}

/** In a dialog, which opens with the focus on what asks for it; React's autoFocus comes too early for that. */
function takeFocus(field: HTMLInputElement | null): void {
  if (field?.autocomplete === 'current-password') field.setAttribute('autofocus', '');
}
