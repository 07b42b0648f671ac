/** What a Bearer key may do. */
export const API_SCOPES = [
  'stats:read',
  'events:write',
  'sites:read',
  'sites:write',
  'deploys:write',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];
