/** The subjects of the API, in the order of its pages. */
export const TAGS = {
  Statistics: 'Questions about visits and speed: docs/query-api.md, docs/metrics.md.',
  'Statistics, version 1': "The questions of Plausible's Stats API v1: docs/api-v1.md.",
  Events: 'Events that servers send: docs/events-api.md.',
  Sites: "Sites and what is saved of them, in the words of Plausible's Sites API: docs/api-v1.md.",
  Deploys: 'When which version of a site went on line: docs/api-v1.md.',
  Accounts: 'Accounts, who belongs to them, and what their owners and admins look after: docs/teams.md.',
  'Sign-in': 'Who uses the dashboard.',
  Description: 'What programs read about this API.',
  Public: 'What everybody may ask, without signing in: docs/sites.md.',
  Admin: 'What staff does and looks at: docs/admin.md. To everybody else nothing of it exists.',
  Operator:
    'What whoever runs the product does: docs/runbook.md. Where no operator token is set, nothing of it exists.',
} as const;
export type Tag = keyof typeof TAGS;
