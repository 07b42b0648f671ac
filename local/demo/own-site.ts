/** The site whose visits are those of the dashboard itself: whoever looks around in it finds herself here. */
export const OWN_SITE = { domain: 'pharos.localhost', timezone: 'Europe/Berlin' } as const;
