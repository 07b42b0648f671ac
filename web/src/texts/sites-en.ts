/** Texts of the overview of all sites. */
export const sitesTexts = {
  search: 'Find a site',
  sort: 'Order',
  sorts: { visitors: 'Most visitors', change: 'Most growth', name: 'Name' },
  group: 'Group by domain',
  none: 'No site is called like that.',
  visitors: 'visitors',
  all: (n: number) => `${n} sites together`,
  compare: (domain: string) => `Draw ${domain} in one chart with others`,
  together: 'Visitors of the chosen sites',
  asTable: 'As a table',
  time: 'Time',
};
