import type { FlagName } from '../../../core/flags/flags.ts';
import { useMe } from './use-me.ts';

/** Whether a part of the product is on for an account; yes as long as nobody says otherwise: the API refuses what is off. */
export function useFlag(name: FlagName, account: string | null): boolean {
  const { data: me } = useMe(account !== null);
  return me?.accounts.find(({ id }) => id === account)?.flags.includes(name) ?? true;
}
