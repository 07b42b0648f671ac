import { z } from 'zod';

const QUERY_NAME = /^[\w.[\]-]{1,50}$/;
const MAX_QUERY_NAMES = 20;

/**
 * What a site's owner sets of its script and its performance data; the API's `tracker_script_configuration`. Names that
 * Plausible's Sites API has are the same here, so that its clients work. A change: what is not named stays.
 */
export const trackerChangeSchema = z
  .strictObject({
    /** What follows `#` is part of the page's path. */
    hash_based_routing: z.boolean(),
    outbound_links: z.boolean(),
    file_downloads: z.boolean(),
    form_submissions: z.boolean(),
    track_404_pages: z.boolean(),
    /** Honour Do Not Track; Global Privacy Control is always honoured. */
    do_not_track: z.boolean(),
    /** Pages may name their visitor: `pharos.visitor = 'id'`. */
    identify: z.boolean(),
    /** Web vitals and timings. */
    web_vitals: z.boolean(),
    /** What was slow and what broke; needs web_vitals. */
    causes: z.boolean(),
    /** Share of page views that are measured, above 0. */
    performance_sample: z.number().gt(0).max(1),
    /** Names of query parameters that stay in the page's path; all others are dropped. */
    query_parameters: z
      .array(z.string().regex(QUERY_NAME, 'must be names of query parameters'))
      .max(MAX_QUERY_NAMES),
    /** Of Plausible's API; says nothing here. */
    installation_type: z.string(),
  })
  .partial();

/** What holds where nothing is set. */
const DEFAULTS = {
  hash_based_routing: false,
  outbound_links: true,
  file_downloads: true,
  form_submissions: true,
  track_404_pages: true,
  do_not_track: false,
  identify: false,
  web_vitals: true,
  causes: true,
  performance_sample: 1,
  query_parameters: [] as string[],
};
export type TrackerSettings = typeof DEFAULTS;

/** The settings that stored ones make. */
export function trackerSettings(stored: Partial<TrackerSettings>): TrackerSettings {
  return { ...DEFAULTS, ...stored };
}
