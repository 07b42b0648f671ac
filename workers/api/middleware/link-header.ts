/** Holds what stands behind `auth=` in the address of a shared dashboard. */
export const LINK_HEADER = 'x-pharos-link';
