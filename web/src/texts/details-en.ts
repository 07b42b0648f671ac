import { inLanguage } from './language.ts';

/** Texts of lists in full. */
export const detailsTexts = inLanguage('details', {
  search: 'Search',
  rows: (n: number, shown: string) => `${shown} ${n === 1 ? 'row' : 'rows'}`,
  waiting: 'Loading this row',
  filterBy: (value: string) => `Show only ${value}`,
  csv: 'Download as CSV',
  api: 'As an API call',
  apiLead: 'The same rows for programs. It takes an API key with the scope stats:read.',
  copyCurl: 'Copy curl',
  copyJson: 'Copy JSON',
  failed: 'The file could not be made.',
});
