import { inLanguage } from './language.ts';

/** The numbers by name and in a sentence; docs/metrics.md defines the same ones at length. */
export const metricTexts = inLanguage('metrics', {
  visitors: {
    name: 'Visitors',
    is: 'Different people with a pageview or event. Anonymous ones are counted anew each day; those with an id of your own once.',
  },
  visits: {
    name: 'Visits',
    is: 'Sessions: what one visitor does on a day without a break of more than 30 minutes.',
  },
  pageviews: { name: 'Pageviews', is: 'Pages that were viewed, reloads and changes of route included.' },
  views_per_visit: { name: 'Views per visit', is: 'Pageviews divided by visits.' },
  bounce_rate: {
    name: 'Bounce rate',
    is: 'Share of visits with fewer than two pageviews and no interactive event.',
  },
  visit_duration: {
    name: 'Visit duration',
    is: 'Mean time from the first to the last event of a visit, visits of one event included.',
  },
  events: { name: 'Events', is: 'Pageviews and custom events; under a goal, how often it was met.' },
  group_conversion_rate: {
    name: 'Conversion rate',
    is: 'Share of the visitors of this row who met the goal.',
  },
  percentage: {
    name: 'Share',
    is: 'Visitors of the row among all visitors. Somebody may be in several rows.',
  },
  conversion_rate: { name: 'Conversion rate', is: 'Share of all visitors who met the goal.' },
  time_on_page: {
    name: 'Time on page',
    is: 'Mean time that the page was looked at in a visit: in front, and used.',
  },
  scroll_depth: { name: 'Scroll depth', is: 'Mean of how far down visits came on the page.' },
  exit_rate: { name: 'Exit rate', is: 'Visits that ended on the page, among its pageviews.' },
  total_revenue: { name: 'Revenue', is: 'Sum of the revenue that events brought.' },
});
