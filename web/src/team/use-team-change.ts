import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Account } from '../api/team.ts';

/** Changes something of a team; what shows the team, or the account, shows it anew. */
export function useTeamChange(account: Account) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['team', account.id] }),
        client.invalidateQueries({ queryKey: ['accounts'] }),
      ]);
    },
  });
}
