import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signInByCode, signInByRecoveryCode } from '../api/sign-in.ts';
import { Field, fieldClass } from '../settings/form.tsx';
import { authTexts } from '../texts/auth-en.ts';
import { linkClass, submitClass } from './auth-frame.tsx';
import { codeOf, Problem } from './problem.tsx';
import { useFocus } from './use-focus.ts';

const texts = authTexts.code;

/** The second step of signing in: a code of the app, or one that was kept for when the app is gone. */
export function SecondFactor(props: { onArrived: () => void; onOver: () => void }) {
  const [isRecovery, setRecovery] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      {isRecovery ? <RecoveryCode {...props} /> : <AppCode {...props} />}
      <button
        type="button"
        onClick={() => setRecovery(!isRecovery)}
        className={`${linkClass} self-start text-left`}
      >
        {isRecovery ? texts.toApp : texts.toRecovery}
      </button>
    </div>
  );
}

interface StepProps {
  onArrived: () => void;
  onOver: () => void;
}

function AppCode({ onArrived, onOver }: StepProps) {
  const field = useFocus<HTMLInputElement>();
  const attempt = useMutation({ mutationFn: signInByCode, onSuccess: onArrived });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    attempt.mutate({ code: codeIn(fields), trust_device: fields.has('trust') });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-ink-soft">{texts.lead}</p>
      <Field label={texts.label}>
        {(ids) => (
          <input
            {...ids}
            ref={field}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={12}
            className={`${fieldClass} font-mono tracking-widest`}
          />
        )}
      </Field>
      <label className="flex items-center gap-2 text-ink-soft">
        <input type="checkbox" name="trust" className="size-4 accent-(--color-accent)" />
        {texts.trust}
      </label>
      <Submit attempt={attempt} onOver={onOver} />
    </form>
  );
}

function RecoveryCode({ onArrived, onOver }: StepProps) {
  const field = useFocus<HTMLInputElement>();
  const attempt = useMutation({ mutationFn: signInByRecoveryCode, onSuccess: onArrived });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    attempt.mutate(codeIn(new FormData(event.currentTarget)));
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-ink-soft">{texts.recoveryLead}</p>
      <Field label={texts.recoveryLabel}>
        {(ids) => (
          <input
            {...ids}
            ref={field}
            name="code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={40}
            className={`${fieldClass} font-mono`}
          />
        )}
      </Field>
      <Submit attempt={attempt} onOver={onOver} isRecovery />
    </form>
  );
}

function codeIn(fields: FormData): string {
  return String(fields.get('code')).replaceAll(/\s/g, '');
}

function Submit(props: {
  attempt: { error: Error | null; isPending: boolean };
  onOver: () => void;
  isRecovery?: boolean;
}) {
  const { error, isPending } = props.attempt;
  const code = codeOf(error);
  return (
    <>
      <Problem
        error={error}
        sentence={props.isRecovery && code === 'wrong_code' && authTexts.problems.wrong_recovery_code}
      />
      {code === 'challenge_over' ? (
        <button type="button" onClick={props.onOver} className={submitClass}>
          {texts.over}
        </button>
      ) : (
        <button type="submit" disabled={isPending} className={submitClass}>
          {isPending ? texts.submitting : texts.submit}
        </button>
      )}
    </>
  );
}
