import { useMutation } from '@tanstack/react-query';
import { getSsoUrl } from '../api/sign-in.ts';

/** Leads whoever has an address to her organisation's provider; `isUnknown` where there is none for its domain. */
export function useSsoSignIn(next: string) {
  const sso = useMutation({
    mutationFn: (email: string) => getSsoUrl(email, next),
    onSuccess({ url }) {
      if (url !== null) window.location.assign(url);
    },
  });
  return {
    goTo: (email: string) => sso.mutate(email),
    isPending: sso.isPending,
    isUnknown: sso.data?.url === null,
    error: sso.error,
  };
}
