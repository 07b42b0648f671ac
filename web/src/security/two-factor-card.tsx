import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/auth.ts';
import { renewRecoveryCodes, stopTwoFactor } from '../api/security.ts';
import { Dialog } from '../components/dialog.tsx';
import { buttonClass } from '../components/notice.tsx';
import { useToast } from '../components/toasts.tsx';
import { Card, dangerClass, primaryClass } from '../settings/form.tsx';
import { securityTexts } from '../texts/security-en.ts';
import { ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TwoFactorDialog } from './two-factor-dialog.tsx';
import { useFresh } from './use-fresh.tsx';

const texts = securityTexts.twoFactor;

/** Whether a second factor is asked for, and what goes with it. */
export function TwoFactorCard({ me }: { me: Me }) {
  const client = useQueryClient();
  const toast = useToast();
  const [opened, open] = useState<'set-up' | 'renew' | 'stop' | null>(null);
  const close = () => open(null);
  function turned(isOn: boolean) {
    client.setQueryData<Me>(['me'], { ...me, two_factor: isOn });
    toast.show(isOn ? texts.turnedOn : texts.turnedOff);
  }
  return (
    <Card title={texts.title} lead={me.two_factor ? texts.isOn : texts.lead}>
      <div className="flex flex-wrap gap-3">
        {me.two_factor ? (
          <>
            <button type="button" className={`${buttonClass} h-10`} onClick={() => open('renew')}>
              {texts.renew}
            </button>
            <button type="button" className={dangerClass} onClick={() => open('stop')}>
              {texts.stop}
            </button>
          </>
        ) : (
          <button type="button" className={primaryClass} onClick={() => open('set-up')}>
            {texts.setUp}
          </button>
        )}
      </div>
      {opened === 'set-up' && <TwoFactorDialog me={me} onOn={() => turned(true)} onClose={close} />}
      {opened === 'renew' && <RenewDialog me={me} onClose={close} />}
      {opened === 'stop' && (
        <StopDialog
          me={me}
          onStopped={() => {
            turned(false);
            close();
          }}
          onClose={close}
        />
      )}
    </Card>
  );
}

function RenewDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const fresh = useFresh(me);
  const renewing = useMutation({
    mutationFn: (proof: { password?: string }) => fresh.run(() => renewRecoveryCodes(proof)),
  });
  return (
    <Dialog title={renewing.data ? texts.codesTitle : texts.renewTitle} onClose={onClose}>
      <div className="overflow-y-auto p-4 sm:p-5">
        {renewing.data ? (
          <RecoveryCodes codes={renewing.data.recovery_codes} email={me.email} onKept={onClose} />
        ) : (
          <ProofForm
            me={me}
            lead={texts.renewLead}
            submit={texts.renew}
            saving={renewing}
            onProof={renewing.mutate}
          />
        )}
        {fresh.dialog}
      </div>
    </Dialog>
  );
}

function StopDialog(props: { me: Me; onStopped: () => void; onClose: () => void }) {
  const fresh = useFresh(props.me);
  const stopping = useMutation({
    mutationFn: (proof: { password?: string }) => fresh.run(() => stopTwoFactor(proof)),
    onSuccess: props.onStopped,
  });
  return (
    <Dialog title={texts.stopTitle} onClose={props.onClose}>
      <div className="overflow-y-auto p-4 sm:p-5">
        <ProofForm
          me={props.me}
          lead={texts.stopLead}
          submit={texts.stopSubmit}
          saving={stopping}
          onProof={stopping.mutate}
        />
        {fresh.dialog}
      </div>
    </Dialog>
  );
}
