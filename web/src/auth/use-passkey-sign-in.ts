import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { knowsPasskeys, offerPasskeys, signInWithPasskey } from './passkey.ts';

/** Challenges hold five minutes. */
const RENEW_MS = 4 * 60_000;

/** Signing in by passkey: by a button, and, where the browser can, among what it fills in. */
export function usePasskeySignIn({ isOffered, onArrived }: { isOffered: boolean; onArrived: () => void }) {
  const isAble = isOffered && knowsPasskeys();
  const [round, setRound] = useState(0);
  const [offerError, setOfferError] = useState<Error | null>(null);
  const arrive = useRef(onArrived);
  arrive.current = onArrived;
  const button = useMutation({
    mutationFn: signInWithPasskey,
    onSuccess: () => arrive.current(),
    // It took the place of the offer.
    onError: () => setRound((n) => n + 1),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a new offer
  useEffect(() => {
    if (!isAble) return;
    const leave = new AbortController();
    offerPasskeys(leave.signal).then(
      (isIn) => {
        if (isIn) arrive.current();
      },
      (error) => {
        if (leave.signal.aborted) return;
        setOfferError(error);
      },
    );
    const timer = window.setTimeout(() => setRound((n) => n + 1), RENEW_MS);
    return () => {
      window.clearTimeout(timer);
      leave.abort();
    };
  }, [isAble, round]);

  return { isAble, isAsking: button.isPending, error: button.error ?? offerError, ask: button.mutate };
}
