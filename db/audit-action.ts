/** All that is written down; what stands before the dot is the kind of thing it was done to. */
export const AUDIT_ACTIONS = [
  'annotation.created',
  'annotation.changed',
  'annotation.deleted',
  'api_key.created',
  'api_key.deleted',
  'api_key.rotated',
  'budget.saved',
  'budget.deleted',
  'custom_prop.created',
  'custom_prop.deleted',
  'dates.sealed_anew',
  'dead_letters.replayed',
  'deploy.saved',
  'deploy.deleted',
  'funnel.created',
  'funnel.changed',
  'funnel.deleted',
  'goal.saved',
  'goal.deleted',
  'route.saved',
  'route.deleted',
  'segment.created',
  'segment.changed',
  'segment.deleted',
  'shared_link.created',
  'shared_link.deleted',
  'shield.saved',
  'shield.deleted',
  'site.created',
  'site.changed',
  'site.deleted',
  'site.erased',
  'user.saved',
  'user.signed_in',
  'user.signed_out',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who does things: a user, an API key, the operator by her token, staff in the admin area, a job of ours. */
export const AUDIT_ACTORS = ['user', 'key', 'operator', 'staff', 'system'] as const;
export type AuditActor = (typeof AUDIT_ACTORS)[number];
