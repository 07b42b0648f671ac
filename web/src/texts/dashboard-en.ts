import { inLanguage } from './language.ts';

/** Texts of a site's dashboard. */
export const dashboardTexts = inLanguage('dashboard', {
  /** Short heads of columns, where the number's whole name has no room. */
  columns: {
    events: 'Total',
    conversion_rate: 'CR',
    group_conversion_rate: 'CR',
  } as Partial<Record<string, string>>,
  noGoals: 'No goal was met in this period.',
  campaigns: {
    choose: 'What campaigns are named by',
    utm_campaign: 'Campaign',
    utm_source: 'Source',
    utm_medium: 'Medium',
    utm_content: 'Content',
    utm_term: 'Term',
  },
  props: {
    choose: 'Property',
    none: 'No event of this period has a property.',
  },
  map: {
    label: 'Map of the world, coloured by visitors',
    keys: 'Arrow keys go from country to country, most visitors first; Enter shows one alone. The same is in the tab Countries.',
    country: (name: string, visitors: string) => `${name}: ${visitors} visitors`,
  },
  explain: {
    open: 'What changed?',
    title: (metric: string) => `What moved ${metric.toLowerCase()}`,
    lead: (now: string, before: string, span: string) => `${now}, from ${before} in ${span}.`,
    same: 'Nothing moved it.',
    value: 'Value',
    effect: 'Effect',
    counts: 'A visitor can be in several rows of a list, so rows need not add up to the whole change.',
    rates: 'How much each value pulled the average, by its own change and by its share of the visits.',
  },
  annotations: {
    open: 'Notes',
    title: 'Notes',
    lead: 'What happened on a day, beside the numbers.',
    date: 'Day',
    text: 'Note',
    add: 'Add note',
    save: 'Save',
    cancel: 'Cancel',
    edit: (text: string) => `Edit note: ${text}`,
    remove: (text: string) => `Delete note: ${text}`,
    removed: 'Note deleted.',
    none: 'No notes yet.',
  },
  missing: {
    legend: 'What is missing from the chart',
    names: {
      quota: 'Quota used up',
      outage: 'Not taken by Pharos',
      paused: 'Paused',
      before_first: 'Before the first event',
      silent: 'Unusual silence',
    },
    hints: {
      quota:
        'Events came and were refused, because the quota of the account was used up. They are not in the numbers.',
      outage:
        'Pharos could not take or keep some events. Browsers try again where they can; the numbers may still be too low.',
      paused: 'The site was archived by its owner, and took no events.',
      before_first: 'No event of this time is kept: the first one came later.',
      silent:
        'No event came at all, though at the same time of the weeks before they always did. Is the script still in the pages?',
    },
    events: (what: string, n: number, events: string) =>
      `${what}: ${events} ${n === 1 ? 'event' : 'events'} refused or lost`,
    span: (what: string, from: string, to: string) => `${what}, ${from} to ${to}`,
  },
  compare: {
    choose: 'Compare with',
    previous_period: 'Previous period',
    year_over_year: 'Same period last year',
    custom: 'Custom range',
    off: 'No comparison',
    matchWeekday: 'Match the weekdays',
    short: {
      previous_period: 'vs. previous',
      year_over_year: 'vs. last year',
      custom: 'vs. custom',
      off: 'No comparison',
    },
  },
});
