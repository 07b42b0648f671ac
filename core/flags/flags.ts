import { hash64 } from '../hash64.ts';
import type { FlagMode } from './modes.ts';

/** Parts of the product that staff can switch: what each is, and whether it is on where nobody has said otherwise. */
export const FLAGS = {
  announcements: { description: 'Announcements are sent. Off: those under way wait.', isOn: true },
  live_view: { description: 'The live page and the number of visitors right now.', isOn: true },
} as const satisfies Readonly<Record<string, { description: string; isOn: boolean }>>;

export type FlagName = keyof typeof FLAGS;
export const FLAG_NAMES = Object.keys(FLAGS) as FlagName[];

/** What staff has set of a flag. */
export interface FlagRule {
  mode: FlagMode;
  /** Percent of the accounts, with `some`. */
  share: number;
  /** Ids (`account_…`), with `some`. */
  accounts: string[];
}

/** Whether a flag is on for an account; for nobody in particular without one, which is part of no share. */
export function isFlagOn(name: FlagName, rule: FlagRule | undefined, account?: string): boolean {
  switch (rule?.mode) {
    case 'on':
    case 'off':
      return rule.mode === 'on';
    case 'some':
      if (account === undefined) return false;
      return rule.accounts.includes(account) || placeOf(name, account) < rule.share;
    default:
      return FLAGS[name].isOn;
  }
}

/** Where an account stands among all, 0 to 99: always the same place, and another for each flag. */
function placeOf(name: FlagName, account: string): number {
  return Number(BigInt(hash64('flag', name, account)) % 100n);
}
