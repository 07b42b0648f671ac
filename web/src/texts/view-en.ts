import { inLanguage } from './language.ts';

/** Texts of the banner over what staff sees as somebody else. */
export const viewTexts = inLanguage('view', {
  label: 'You look as somebody else',
  as: (who: string, account: string | null) =>
    account === null ? `You see what ${who} sees.` : `You see ${account} as ${who} sees it.`,
  until: (time: string) => `Nothing can be changed. Ends at ${time}.`,
  by: (who: string, reason: string) => `${who}: “${reason}”`,
  end: 'End',
});
