/** What the server bakes into the script of a site besides its key and the address for beacons. */
export interface TrackerOptions {
  /** The part after `#` tells pages apart: a changed one is a new pageview. Default: it is never sent. */
  hash?: boolean;
  /** Counts nothing in browsers that say "do not track". Global Privacy Control is always honoured. */
  dnt?: boolean;
  /** Counts localhost, `file:` and automated browsers too, which are nobody's visitors: for trying it out. */
  local?: boolean;
  /** Events that are not counted by themselves. */
  off?: AutomaticEvent[];
  /** Takes the page's word for who the visitor is: `pharos.visitor`. */
  identify?: boolean;
  /** Query parameters that make another page. */
  query?: string[];
  /** Share of the documents that are measured. Default: all. */
  sample?: number;
  /** false: the second file is not loaded. */
  causes?: boolean;
}

/** Events that are counted without the page asking for it. */
export type AutomaticEvent = 'Outbound Link: Click' | 'File Download' | 'Form: Submission' | '404';

// Names in the built script, in whose places the server puts the values as JSON.
declare const PHAROS_KEY: string;
declare const PHAROS_ENDPOINT: string;
declare const PHAROS_OPTIONS: TrackerOptions;
declare const PHAROS_CAUSES: string;

declare global {
  /** The script is built twice: sites that leave every option at its default do not pay for them (build.ts). */
  const HAS_OPTIONS: boolean;
  /** Web vitals and timings are measured. */
  const HAS_VITALS: boolean;
}

export const key = PHAROS_KEY;
export const endpoint = PHAROS_ENDPOINT;
/** Address of the second file. */
export const causes = HAS_VITALS ? PHAROS_CAUSES : '';
export const options: TrackerOptions = HAS_OPTIONS ? PHAROS_OPTIONS : {};
