import type { RefObject } from 'react';
import { Field, fieldClass } from '../settings/form.tsx';
import { authTexts as texts } from '../texts/auth-en.ts';
import { rememberEmail, typedEmail } from './typed-email.ts';

/** The address of an account. `takesPasskeys`: the browser may offer passkeys here. */
export function EmailField(props: {
  fieldRef?: RefObject<HTMLInputElement | null>;
  takesPasskeys?: boolean;
}) {
  return (
    <Field label={texts.email}>
      {(ids) => (
        <input
          {...ids}
          ref={props.fieldRef}
          name="email"
          type="email"
          inputMode="email"
          autoComplete={props.takesPasskeys ? 'username webauthn' : 'username'}
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={254}
          defaultValue={typedEmail()}
          onChange={(event) => rememberEmail(event.target.value)}
          className={fieldClass}
        />
      )}
    </Field>
  );
}
