import { useQuery } from '@tanstack/react-query';
import { type Account, getTeam } from '../api/team.ts';
import { mayInAccount } from './may.ts';

/** Who reaches an account; asked by whom that is told. */
export function useTeam(account: Account) {
  return useQuery({
    queryKey: ['team', account.id],
    queryFn: ({ signal }) => getTeam(account.id, signal),
    enabled: mayInAccount(account, 'manage_team'),
  });
}
