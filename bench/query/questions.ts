/** What a dashboard asks; a list is the first ten by visitors. */
export const REPORTS = {
  totals: ['visitors', 'visits', 'pageviews', 'views_per_visit', 'bounce_rate', 'visit_duration'],
  timeseries: ['visitors', 'pageviews'],
  pages: ['visitors', 'pageviews'],
  entry_pages: ['visitors', 'visits'],
  exit_pages: ['visitors', 'visits'],
  sources: ['visitors', 'visits'],
  countries: ['visitors'],
  browsers: ['visitors'],
  devices: ['visitors'],
  /** Sign-ups by source. */
  goals: ['visitors', 'events'],
  /** Visitors of the last five minutes. */
  realtime: ['visitors'],
} as const satisfies Record<string, readonly string[]>;
export type Report = keyof typeof REPORTS;

export const LIST_LENGTH = 10;
export const GOAL = 'signup';

export interface QuestionFilter {
  dimension: 'page' | 'source' | 'country';
  value: string;
}

export interface Question {
  group: string;
  report: Report;
  site: number;
  /** Local dates, inclusive; the last is still open. */
  from: string;
  to: string;
  /** Epoch ms. */
  now: number;
  filter?: QuestionFilter;
}

const DASHBOARD: readonly Report[] = [
  'totals',
  'timeseries',
  'pages',
  'entry_pages',
  'exit_pages',
  'sources',
  'countries',
  'browsers',
  'devices',
];
const FILTERED: readonly Report[] = ['totals', 'timeseries', 'pages', 'sources'];
const BIG_SITE = 1;
/** One of the middle of the small sites. */
const SMALL_SITE = 100;

/** Every question of a run. */
export function questionsOf(now: number, days: number, filters: readonly QuestionFilter[]): Question[] {
  const date = (ago: number) => new Date(now - ago * 86_400_000).toISOString().slice(0, 10);
  const questions: Question[] = [];
  const ask = (
    group: string,
    reports: readonly Report[],
    site: number,
    span: number,
    filter?: QuestionFilter,
  ) => {
    for (const report of reports) {
      questions.push({ group, report, site, from: date(Math.min(span, days) - 1), to: date(0), now, filter });
    }
  };
  for (const [label, span] of [
    ['7d', 7],
    ['30d', 30],
    ['12m', 365],
  ] as const) {
    ask(`unfiltered ${label}`, DASHBOARD, BIG_SITE, span);
    for (const filter of filters) ask(`filtered ${label}`, FILTERED, BIG_SITE, span, filter);
    ask(`goals ${label}`, ['goals'], BIG_SITE, span);
  }
  ask('small site 30d', DASHBOARD, SMALL_SITE, 30);
  ask('small site 12m', DASHBOARD, SMALL_SITE, 365);
  for (const filter of filters) {
    const there = filter.dimension === 'page' ? { ...filter, value: '/' } : filter;
    ask('small site filtered 12m', FILTERED, SMALL_SITE, 365, there);
  }
  ask('today', DASHBOARD, BIG_SITE, 1);
  ask('realtime', ['realtime'], BIG_SITE, 1);
  return questions;
}

/** The numbers a question asks for. Views per visit are refused with a filter on pages. */
export function metricsOf({ report, filter }: Question): readonly string[] {
  return REPORTS[report].filter((name) => name !== 'views_per_visit' || filter?.dimension !== 'page');
}

/** Names a question in messages. */
export function describeQuestion({ group, report, filter }: Question): string {
  return filter ? `${group}, ${report} of ${filter.dimension} ${filter.value}` : `${group}, ${report}`;
}
