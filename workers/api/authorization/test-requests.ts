/** How a test asks a route about a site. */
export interface TestRequest {
  path: string;
  body?: object;
}

/** What stands in the body of a route beside the site; it is right, so that only who asks decides. */
const BODIES: Record<string, object> = {
  'POST /api/v2/query': { metrics: ['visitors'], date_range: '7d' },
  'POST /api/v2/dashboard': { queries: [{ metrics: ['visitors'], date_range: '7d' }] },
  'POST /api/v2/export': { metrics: ['visitors'], date_range: '7d', dimensions: ['visit:country'] },
  'POST /api/v2/funnel': { date_range: '7d', steps: [{ page: '/a' }, { page: '/b' }] },
  'POST /api/v2/journey': { date_range: '7d', depth: 2 },
  'POST /api/v2/retention': { date_range: '7d', period: 'week' },
  'PUT /api/v1/sites/:site_id': { timezone: 'UTC' },
  'DELETE /api/v1/sites/:site_id': {},
  'PUT /api/v1/sites/goals': { goal_type: 'page', page_path: '/thanks' },
  'PUT /api/v1/sites/custom-props': { property: 'plan' },
  'PUT /api/v1/sites/shared-links': { name: 'Board' },
  'PUT /api/v1/sites/budgets': { vital: 'lcp', limit: 2500 },
  'POST /api/v1/sites/annotations': { date: '2026-03-01', text: 'Launch' },
  'PUT /api/v1/sites/annotations/:annotation_id': { date: '2026-03-01', text: 'Launch' },
  'POST /api/v1/sites/segments': {
    name: 'Germany',
    type: 'site',
    filters: [['is', 'visit:country', ['DE']]],
  },
  'PUT /api/v1/sites/segments/:segment_id': {
    name: 'Germany',
    type: 'site',
    filters: [['is', 'visit:country', ['DE']]],
  },
  'POST /api/v1/sites/funnels': { name: 'Buy', steps: [{ page: '/a' }, { page: '/b' }] },
  'PUT /api/v1/sites/funnels/:funnel_id': { name: 'Buy', steps: [{ page: '/a' }, { page: '/b' }] },
  'PUT /api/v1/sites/routes': { pattern: '/blog/*' },
  'PUT /api/v1/sites/shields': { type: 'page', value: '/admin' },
  // Of no site of anybody, so that nothing is fetched.
  'POST /api/v1/sites/verify': { url: 'https://elsewhere.example/' },
  'POST /api/v1/deploys': { version: '1.0.0' },
};

/** What the question string needs besides. */
const QUERIES: Record<string, string> = {
  'GET /api/v1/stats/aggregate': '&metrics=visitors',
  'GET /api/v1/stats/breakdown': '&property=visit:country',
};

/** A request of a route (`GET /path/:id`) about a site. @throws when nobody has said what its body is */
export function requestOf(route: string, site: string): TestRequest {
  const [method = '', pattern = ''] = route.split(' ');
  const namesSite = pattern.includes(':site_id');
  const path = pattern.replace(':site_id', site).replaceAll(/:\w+/g, '4711');
  if (route === 'POST /api/v2/batch') {
    return { path, body: { queries: [{ site_id: site, metrics: ['visitors'], date_range: '7d' }] } };
  }
  const body = BODIES[route];
  if (body) return { path, body: namesSite ? body : { site_id: site, ...body } };
  if (method !== 'GET' && method !== 'DELETE')
    throw new Error(`enter a body of ${route} in test-requests.ts`);
  return { path: namesSite ? path : `${path}?site_id=${site}${QUERIES[route] ?? ''}` };
}
