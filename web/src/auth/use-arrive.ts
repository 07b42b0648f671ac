import { useQueryClient } from '@tanstack/react-query';
import { addresses, navigate, safeNext } from '../router.ts';

/** Goes on as somebody who has just signed in: nothing of whoever was here before stays. */
export function useArrive(next: string | null = null): () => void {
  const client = useQueryClient();
  return () => {
    client.clear();
    navigate(safeNext(next), { replace: true });
  };
}

/** An address of these pages that keeps where the reader was going. */
export function withNext(address: string, next: string | null): string {
  const to = safeNext(next);
  return to === addresses.home ? address : `${address}?next=${encodeURIComponent(to)}`;
}
