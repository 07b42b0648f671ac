/** What the largest paint can be; of an image also whether its tag says loading=lazy and fetchpriority=high. */
export const LCP_KINDS = ['text', 'image', 'image lazy', 'image high', 'image lazy high'] as const;
/** How far a document can be when something happens in it. */
export const LOAD_STATES = ['loading', 'dom-interactive', 'dom-content-loaded', 'complete'] as const;
/** What people touch a page with. */
export const INTERACTIONS = ['pointer', 'keyboard'] as const;
