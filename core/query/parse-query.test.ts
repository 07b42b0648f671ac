import { describe, expect, it } from 'vitest';
import { formatFilter } from './filters.ts';
import { parseQuery } from './parse-query.ts';

const BODY = { site_id: 'example.com', metrics: ['visitors'], date_range: '7d' };

function refusal(changes: Record<string, unknown>): string {
  const parsed = parseQuery({ ...BODY, ...changes });
  return parsed.ok ? 'accepted' : `${parsed.error.code}: ${parsed.error.message}`;
}

describe('parseQuery', () => {
  it('fills in what is left out', () => {
    expect(parseQuery(BODY)).toEqual({
      ok: true,
      value: {
        metrics: ['visitors'],
        range: { kind: 'days', count: 7 },
        dimensions: [],
        filters: [],
        goals: [],
        orderBy: [],
        include: { timeLabels: false, totalRows: false },
        pagination: { limit: 10_000, offset: 0 },
      },
    });
  });

  it('compares numbers as strings and keeps filters as they were nested', () => {
    const parsed = parseQuery({
      ...BODY,
      filters: [
        [
          'not',
          [
            'or',
            [
              ['is', 'visit:browser_version', [140, '141']],
              ['contains', 'event:page', ['/A'], { case_sensitive: false }],
            ],
          ],
        ],
      ],
    });
    expect(parsed.ok && parsed.value.filters).toEqual([
      {
        operator: 'not',
        filter: {
          operator: 'or',
          filters: [
            {
              operator: 'is',
              dimension: 'visit:browser_version',
              clauses: ['140', '141'],
              caseSensitive: true,
            },
            { operator: 'contains', dimension: 'event:page', clauses: ['/A'], caseSensitive: false },
          ],
        },
      },
    ]);
  });

  it.each([
    [
      { foo: 1 },
      'invalid_query: The query has the unknown key "foo"; allowed: site_id, metrics, date_range, dimensions, filters, order_by, include, pagination, compare.',
    ],
    [
      { site_id: undefined },
      'invalid_query: site_id is missing; site_id must be the domain or the id of a site.',
    ],
    [
      { metrics: [] },
      'invalid_metrics: metrics is []; metrics must be a list of one or more of visitors, visits, pageviews, events, views_per_visit, bounce_rate, bounce_rate_low, bounce_rate_high, visit_duration, percentage, conversion_rate, group_conversion_rate, group_conversion_rate_low, group_conversion_rate_high, time_on_page, scroll_depth, exit_rate, total_revenue, average_revenue, or of measured views <timing>_p50|p75|p90|p95|p99|samples, <vital>_good|needs_improvement|poor|p75_low|p75_high, measured_views, script_ms, forced_layout_ms, resource_ms, resource_bytes, server_timing_p75, server_timing_samples, errors, error_sessions (vitals: lcp, inp, cls, fcp, ttfb; other timings: redirect, worker, dns, tcp, tls, request, response, dom, load, page_load, transfer, lcp_load_delay, lcp_loading, lcp_render_delay, inp_input_delay, inp_processing, inp_presentation, cls_shift, cls_at).',
    ],
    [
      { include: { x: true } },
      'invalid_include: include has the unknown key "x"; include must be an object of the booleans imports, time_labels, total_rows, trim_relative_date_range and debug.',
    ],
    [{ include: { time_labels: true } }, 'invalid_include: include.time_labels needs a time dimension.'],
    [
      { pagination: { limit: 0 } },
      'invalid_pagination: pagination.limit is 0; pagination must be an object of limit (1 to 10000) and offset (0 or more).',
    ],
    [
      { pagination: { limit: 10_001 } },
      'invalid_pagination: pagination.limit is 10001; pagination must be an object of limit (1 to 10000) and offset (0 or more).',
    ],
    [
      { order_by: [['visits', 'desc']] },
      'invalid_order_by: order_by[0] is visits, which is not asked for; allowed: visitors.',
    ],
    [
      { order_by: [['visitors', 'down']] },
      'invalid_order_by: order_by[0][1] is "down"; order_by must be a list of pairs [metric or dimension of this query, "asc" or "desc"].',
    ],
    [{ dimensions: ['time:day', 'time'] }, 'query_conflict: dimensions may hold one time dimension.'],
    [{ filters: { and: [] } }, 'invalid_filters: filters is {"and":[]}; filters must be a list of filters.'],
    [
      { filters: [['is', 'event:page']] },
      'invalid_filters: filters[0][2] must be a list of 1 to 1000 strings or numbers; it is missing.',
    ],
    [
      { filters: [['and', []]] },
      'invalid_filters: filters[0] must be ["and", [filter, …]] with at least one filter.',
    ],
    [
      { filters: [['not', ['is', 'visit:source', [null]]]] },
      'invalid_filters: filters[0][1][2] must hold strings or numbers only; one is null.',
    ],
    [
      { filters: [['is', 'event:page', ['/'], { case: 1 }]] },
      'invalid_filters: filters[0] may end with {"case_sensitive": false} or true after its clauses, and with nothing else.',
    ],
    [
      { filters: [['contains', 'event:page', ['']]] },
      'invalid_filters: filters[0][2] must not hold an empty string with contains.',
    ],
    [
      { filters: [['matches', 'event:page', ['(?=x)']]] },
      'invalid_filters: filters[0][2] holds "(?=x)", which is no regular expression in RE2 syntax.',
    ],
  ])('refuses %j in a sentence', (changes, sentence) => {
    expect(refusal(changes)).toBe(sentence);
  });

  it.each([
    [{ metrics: ['clicks'] }, /^invalid_metrics: metrics\[0\] is "clicks"; .*pageviews/],
    [{ metrics: ['visits', 'visits'] }, /^invalid_metrics: metrics names visits twice/],
    [{ date_range: 'week' }, /^invalid_date_range: date_range is "week"; .*"Nmo"/],
    [{ date_range: ['2026-01-01'] }, /^invalid_date_range: date_range is \["2026-01-01"\];/],
    [
      { dimensions: ['visit:planet'] },
      /^invalid_dimensions: dimensions\[0\] is "visit:planet"; .*event:props:<key>, visit:source/,
    ],
    [{ dimensions: ['event:props:'] }, /^invalid_dimensions: dimensions\[0\] is "event:props:"/],
    [{ dimensions: ['visit:os', 'visit:os'] }, /^invalid_dimensions: dimensions names visit:os twice/],
    [
      { filters: [['like', 'event:page', ['/']]] },
      /^invalid_filters: filters\[0\] has the operator "like"; allowed: is, is_not/,
    ],
    [
      { filters: [['is', 'time:day', ['x']]] },
      /^invalid_filters: filters\[0\] has the dimension "time:day"; allowed: event:page/,
    ],
  ])('refuses %j and lists what is allowed', (changes, sentence) => {
    expect(refusal(changes)).toMatch(sentence);
  });

  it.each([null, 'x', [], 7])('refuses the body %j', (body) => {
    const parsed = parseQuery(body);
    expect(parsed.ok ? '' : parsed.error.message).toMatch(
      /^The query must be a JSON object with the keys site_id,/,
    );
  });

  it('refuses filters that are nested beyond reason', () => {
    let filter: unknown = ['is', 'event:page', ['/']];
    for (let i = 0; i < 5000; i++) filter = ['not', filter];
    expect(refusal({ filters: [filter] })).toMatch(/nested too deeply; 12 levels are allowed\.$/);
  });

  it.each([
    [['has_done'], 'filters[0] must be ["has_done", filter].'],
    [
      ['has_done', ['is', 'visit:source', ['x']]],
      'filters[0][1] has the dimension visit:source; allowed inside has_done and has_not_done: event:page, event:route, event:hostname, event:name, event:goal, event:props:<key>.',
    ],
    [
      ['has_not_done', ['not', ['has_done', ['is', 'event:page', ['/']]]]],
      'filters[0][1][1] must not stand inside another has_done or has_not_done.',
    ],
  ])('refuses %j, which is nothing to have done', (filter, sentence) => {
    expect(refusal({ filters: [filter] })).toBe(`invalid_filters: ${sentence}`);
  });

  it('takes what was done beside other filters, and as no event filter', () => {
    const done = [
      'has_done',
      [
        'and',
        [
          ['is', 'event:page', ['/']],
          ['is', 'event:name', ['Signup']],
        ],
      ],
    ];
    const filters = [done, ['or', [done, ['is', 'visit:source', ['x']]]]];
    expect(refusal({ metrics: ['views_per_visit'], filters })).toBe('accepted');
    const parsed = parseQuery({ ...BODY, filters });
    expect(parsed.ok && parsed.value.filters.map(formatFilter)).toEqual(filters);
  });

  it('never throws, whatever the filters are', () => {
    for (const filters of [
      [0],
      [[]],
      [['is']],
      [['not']],
      [['has_done']],
      [['has_not_done', []]],
      [['and', [[]]]],
      [['is', 'event:page', [[]]]],
      [{}],
    ]) {
      expect(refusal({ filters })).toMatch(/^invalid_filters: filters/);
    }
  });
});

describe('findConflict', () => {
  it.each([
    [['bounce_rate'], ['event:name'], []],
    [['visit_duration'], ['event:props:plan'], []],
    [['pageviews'], ['visit:entry_page'], []],
    [['events'], ['visit:exit_page_hostname'], []],
    [['views_per_visit'], ['visit:source'], []],
    [['views_per_visit'], ['event:page'], []],
    [['views_per_visit'], [], [['not', ['is', 'event:page', ['/']]]]],
    [['time_on_page'], ['visit:source'], []],
    [['scroll_depth'], [], [['has_done', ['is', 'event:page', ['/']]]]],
    [['exit_rate'], [], []],
    [['exit_rate'], ['visit:exit_page', 'time:day'], []],
    [['exit_rate'], ['visit:exit_page'], [['is', 'event:page', ['/']]]],
  ])('refuses %j by %j with filters %j', (metrics, dimensions, filters) => {
    expect(refusal({ metrics, dimensions, filters })).toMatch(/^query_conflict: The metric /);
  });

  it.each([
    [['bounce_rate', 'visit_duration', 'pageviews'], ['event:page'], []],
    [['visitors', 'visits', 'bounce_rate'], ['visit:entry_page'], []],
    [['views_per_visit'], ['time'], [['is', 'event:name', ['Signup']]]],
    [['visitors', 'visits', 'events'], ['event:props:plan', 'event:name'], []],
    [['time_on_page', 'scroll_depth', 'bounce_rate'], ['event:page', 'time:day'], []],
    [['time_on_page', 'scroll_depth'], ['visit:source'], [['is', 'event:page', ['/']]]],
    [['total_revenue', 'average_revenue'], ['visit:entry_page'], []],
    [['exit_rate', 'visits'], ['visit:exit_page'], [['is', 'visit:country', ['DE']]]],
  ])('accepts %j by %j', (metrics, dimensions, filters) => {
    expect(refusal({ metrics, dimensions, filters })).toBe('accepted');
  });
});
