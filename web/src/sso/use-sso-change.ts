import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Account } from '../api/team.ts';

/** Changes how an account signs in; what shows it shows it anew, also where the change was refused. */
export function useSsoChange(account: Account) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSettled: () => client.invalidateQueries({ queryKey: ['sso', account.id] }),
  });
}
