import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Site } from '../api/sites.ts';
import { type Account, getAccounts } from '../api/team.ts';
import { accountsToDo } from './may.ts';

const KEY = 'pharos-account';
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows the sites of one account (`account_…`), or of all; this browser remembers it. */
export function chooseAccount(id: string | null): void {
  if (id === null) window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, id);
  for (const listener of listeners) listener();
}

/** The accounts of the reader, and the one that is chosen; null: all of them. */
export function useAccounts(): { accounts: Account[]; chosen: Account | null; isPending: boolean } {
  const id = useSyncExternalStore(subscribe, () => window.localStorage.getItem(KEY));
  const { data: accounts = [], isPending } = useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => getAccounts(signal),
    staleTime: 60_000,
  });
  // She may have left it since.
  return { accounts, chosen: accounts.find((account) => account.id === id) ?? null, isPending };
}

/** Whether the reader may add sites to the chosen account, or to any. */
export function useCanAddSites(): boolean {
  return accountsToDo(useAccounts(), 'manage_sites').length > 0;
}

/** The sites of the chosen account. */
export function sitesOf(sites: Site[], chosen: Account | null): Site[] {
  return chosen === null ? sites : sites.filter(({ account }) => account === chosen.id);
}
