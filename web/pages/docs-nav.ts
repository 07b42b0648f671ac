/** The published documents: file of docs/ → name in the navigation, by subject. What is not here is for developers. */
export const DOCS = {
  'Get going': {
    install: 'Install',
    switching: 'Switch from another product',
    tracker: 'The script',
    proxy: 'From your own host',
    sites: 'Settings of a site',
    teams: 'Teams',
  },
  'What is counted': {
    metrics: 'Metrics',
    performance: 'Web performance',
    funnels: 'Funnels',
    journeys: 'Journeys',
  },
  Programs: {
    'query-api': 'Query API',
    'events-api': 'Server-side events',
    'api-keys': 'API keys',
    openapi: 'Description of the API',
    'api-v1': 'API version 1',
    'auth-api': 'Signing in',
  },
  Trust: {
    privacy: 'Privacy',
    security: 'Security',
    deletion: 'Deletion',
  },
  Operate: {
    'self-deploy': 'Run it yourself',
    architecture: 'Architecture',
    runbook: 'Runbook',
    emails: 'E-mails',
    admin: 'Admin area',
    growing: 'Growing',
    'security-asvs': 'OWASP ASVS',
  },
} as const satisfies Record<string, Record<string, string>>;

/** All documents in the order of the navigation. */
export const DOC_LIST: readonly { slug: string; name: string }[] = Object.values(DOCS).flatMap((docs) =>
  Object.entries(docs).map(([slug, name]) => ({ slug, name })),
);
