import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Site } from '../api/sites.ts';
import { type Account, getAccounts } from '../api/team.ts';
import { firstAccounts } from '../first-view/load-view.ts';
import { sitesQuery } from '../sites/use-site.ts';
import { accountsToDo } from './may.ts';

const KEY = 'pharos-account';
/** Stands there for the sites one is a guest of, whoever owns them. */
const AS_GUEST = 'guest';
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

/** Shows the sites one is a guest of, and no others. */
export function chooseGuestSites(): void {
  chooseAccount(AS_GUEST);
}

interface Accounts {
  accounts: Account[];
  /** Whose sites are shown; null: those of all, or `isGuest`. */
  chosen: Account | null;
  /** Whether she is a guest of any site. */
  hasGuestSites: boolean;
  /** Whether these alone are shown. */
  isGuest: boolean;
  isPending: boolean;
}

/** The accounts of the reader, and what is chosen among them and what else she reaches. */
export function useAccounts(): Accounts {
  const id = useSyncExternalStore(subscribe, () => window.localStorage.getItem(KEY));
  const { data: accounts = [], isPending } = useQuery({
    queryKey: ['accounts'],
    queryFn: async ({ signal }) => (await firstAccounts()) ?? (await getAccounts(signal)),
    staleTime: 60_000,
  });
  // They come after the numbers of a page; until then nobody is known as a guest.
  const { data: sites = [] } = useQuery({ ...sitesQuery, enabled: false });
  const hasGuestSites = sites.some(isGuestSite);
  // She may have left it since.
  const chosen = accounts.find((account) => account.id === id) ?? null;
  return { accounts, chosen, hasGuestSites, isGuest: id === AS_GUEST && hasGuestSites, isPending };
}

/** Whether the reader may add sites to the chosen account, or to any. */
export function useCanAddSites(): boolean {
  const own = useAccounts();
  return !own.isGuest && accountsToDo(own, 'manage_sites').length > 0;
}

function isGuestSite({ account }: Site): boolean {
  return account === null;
}

/** Those of the sites that are chosen to be shown. */
export function sitesOf(sites: Site[], { chosen, isGuest }: Pick<Accounts, 'chosen' | 'isGuest'>): Site[] {
  if (isGuest) return sites.filter(isGuestSite);
  return chosen === null ? sites : sites.filter(({ account }) => account === chosen.id);
}
