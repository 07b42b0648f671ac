/** How a flag is set; `some`: for a share of the accounts, and those that are named. */
export const FLAG_MODES = ['default', 'on', 'off', 'some'] as const;
export type FlagMode = (typeof FLAG_MODES)[number];
