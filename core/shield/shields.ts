/** What a shield looks at. */
export const SHIELD_KINDS = ['ip', 'country', 'page', 'hostname', 'user_agent'] as const;
export type ShieldKind = (typeof SHIELD_KINDS)[number];

/** What a site's owner keeps out, by kind; a kind without values is left out. */
export type Shields = Partial<Record<ShieldKind, string[]>>;

/** How many values of a kind a site may have: each is looked at for every event. */
export const MAX_SHIELDS: Record<ShieldKind, number> = {
  ip: 200,
  country: 250,
  page: 100,
  hostname: 100,
  user_agent: 50,
};
