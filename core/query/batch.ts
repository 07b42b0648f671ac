/** Queries that one request may ask. */
export const MAX_BATCH = 30;
