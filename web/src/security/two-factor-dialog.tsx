import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Me } from '../api/auth.ts';
import { confirmTwoFactor, prepareTwoFactor } from '../api/security.ts';
import { Problem } from '../auth/problem.tsx';
import { useFocus } from '../auth/use-focus.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field, fieldClass, primaryClass } from '../settings/form.tsx';
import { securityTexts } from '../texts/security-en.ts';
import { ProofForm } from './proof-form.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useFresh } from './use-fresh.tsx';

const texts = securityTexts.twoFactor;

/** Setting the second factor up: password, app, recovery codes. It is on from the first right code. */
export function TwoFactorDialog(props: { me: Me; onOn: () => void; onClose: () => void }) {
  const { me } = props;
  const fresh = useFresh(me);
  const [isOn, setOn] = useState(false);
  const preparing = useMutation({
    mutationFn: (proof: { password?: string }) => fresh.run(() => prepareTwoFactor(proof)),
  });
  const { data: prepared } = preparing;
  return (
    <Dialog title={isOn ? texts.codesTitle : texts.setUpTitle} onClose={props.onClose}>
      <div className="overflow-y-auto p-4 sm:p-5">
        {!prepared ? (
          <ProofForm
            me={me}
            lead={texts.proveLead}
            submit={texts.prove}
            saving={preparing}
            onProof={preparing.mutate}
          />
        ) : isOn ? (
          <RecoveryCodes codes={prepared.recovery_codes} email={me.email} onKept={props.onClose} />
        ) : (
          <Scan
            uri={prepared.uri}
            onOn={() => {
              setOn(true);
              props.onOn();
            }}
          />
        )}
        {fresh.dialog}
      </div>
    </Dialog>
  );
}

function Scan({ uri, onOn }: { uri: string; onOn: () => void }) {
  const field = useFocus<HTMLInputElement>();
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const confirming = useMutation({ mutationFn: confirmTwoFactor, onSuccess: onOn });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    confirming.mutate(String(new FormData(event.currentTarget).get('code')).replaceAll(/\s/g, ''));
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-ink-soft">{texts.scanLead}</p>
      <QrCode text={uri} label={texts.qr} />
      <p className="text-ink-soft">{texts.secretLead}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-lg border border-line bg-canvas px-2.5 py-1.5 font-mono text-xs break-all select-all">
          {secret}
        </code>
        <CopyButton text={secret} label={texts.copySecret} />
      </div>
      <Field label={texts.codeLabel}>
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
      <Problem error={confirming.error} />
      <button type="submit" disabled={confirming.isPending} className={`${primaryClass} self-start`}>
        {confirming.isPending ? securityTexts.working : texts.confirm}
      </button>
    </form>
  );
}
