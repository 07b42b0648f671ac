/**
 * The scripts as ingest serves them but for the names PHAROS_… (options.ts), in whose places it puts values. Each site gets
 * the smallest that has what it wants.
 */
export interface Tracker {
  core: string;
  /** With code for every option. */
  coreWithOptions: string;
  /** The core, and web vitals and timings. */
  vitals: string;
  vitalsWithOptions: string;
  /** The second file: causes of slowness, and errors. */
  causes: string;
  /** Stands in the place of other products' scripts. */
  loader: string;
  /** Stands around a script that is to run on some hosts only. */
  onHosts: string;
}

/** Where the ingest Worker imports each from. */
export const TRACKER_FILES = {
  core: 'tracker.txt',
  coreWithOptions: 'tracker-options.txt',
  vitals: 'tracker-vitals.txt',
  vitalsWithOptions: 'tracker-vitals-options.txt',
  causes: 'tracker-causes.txt',
  loader: 'tracker-loader.txt',
  onHosts: 'tracker-on-hosts.txt',
} as const satisfies Record<keyof Tracker, string>;
