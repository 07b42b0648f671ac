import { type ReactNode, useState } from 'react';
import type { Me } from '../api/auth.ts';
import { ApiError } from '../api/client.ts';
import { codeOf } from '../auth/problem.tsx';
import { securityTexts } from '../texts/security-en.ts';
import { AgainDialog } from './again-dialog.tsx';

interface Waiting {
  goOn: () => void;
  giveUp: () => void;
}

/**
 * For what takes a fresh sign-in: `run` does it, and where the API asks to sign in again, the dialog does that first and then
 * does it once more. Whoever uses it renders `dialog`.
 */
export function useFresh(me: Me): { run: <T>(action: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  async function run<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof ApiError) || codeOf(error) !== 'sign_in_again') throw error;
    }
    await new Promise<void>((goOn, giveUp) => {
      setWaiting({ goOn, giveUp: () => giveUp(cancelled()) });
    }).finally(() => setWaiting(null));
    return await action();
  }

  return {
    run,
    dialog: waiting && <AgainDialog me={me} onDone={waiting.goOn} onClose={waiting.giveUp} />,
  };
}

function cancelled(): ApiError {
  return new ApiError(securityTexts.again.cancelled, { status: 403, code: 'cancelled', requestId: null });
}
