import { useQuery } from '@tanstack/react-query';
import { getWays } from '../api/sign-in.ts';

/** How people may come in here; it changes with a deploy only. */
export function useWays() {
  return useQuery({
    queryKey: ['ways'],
    queryFn: ({ signal }) => getWays(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
