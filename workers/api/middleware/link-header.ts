/** Holds what stands behind `auth=` in the address of a shared dashboard, or the domain of a public one. */
export const LINK_HEADER = 'x-pharos-link';

/** Holds what unlocking a link with its password gave. */
export const PROOF_HEADER = 'x-pharos-link-proof';
