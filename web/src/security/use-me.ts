import { useQuery } from '@tanstack/react-query';
import { getMe } from '../api/auth.ts';

/** Who is signed in. */
export function useMe(enabled = true) {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => getMe(signal),
    staleTime: 600_000,
    enabled,
  });
}
