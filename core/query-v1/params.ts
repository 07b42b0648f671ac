/** The query string of a v1 question; what is not named here (`with_imported`) changes nothing. */
export interface V1Params {
  period?: string;
  date?: string;
  metrics?: string;
  filters?: string;
  compare?: string;
  interval?: string;
  property?: string;
  limit?: string;
  page?: string;
}

/** A row of the v2 answer. */
export interface V2Row {
  dimensions: readonly string[];
  metrics: readonly unknown[];
  comparison?: { metrics: readonly unknown[]; change: readonly (number | null)[] } | null;
}
