/** What the steps of a deletion empty, as its receipt calls them; in the order of the steps. */
export const DELETION_STORES = {
  dead_letters: 'Messages that could not be stored',
  archive: 'Archive of events',
  events: 'Events, visits and numbers',
  system_logs: 'Logs of the analytics database',
  configs: 'Settings at the edge',
  database: 'Accounts database',
  mails: 'E-mail log',
  keys: 'Keys of sealed data',
} as const;
