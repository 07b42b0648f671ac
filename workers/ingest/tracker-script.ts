import { createHash } from 'node:crypto';
import type { TrackerSettings } from '../../core/tracker-settings.ts';
import core from '../../dist/tracker.txt';
import causes from '../../dist/tracker-causes.txt';
import loader from '../../dist/tracker-loader.txt';
import onHosts from '../../dist/tracker-on-hosts.txt';
import coreWithOptions from '../../dist/tracker-options.txt';
import vitals from '../../dist/tracker-vitals.txt';
import vitalsWithOptions from '../../dist/tracker-vitals-options.txt';
import type { AutomaticEvent, TrackerOptions } from '../../tracker/options.ts';

/** What the tracker of one site is made from. */
export interface TrackerValues {
  key: string;
  /** Addresses, absolute or of the page's host. */
  endpoint: string;
  causes: string;
  /** Web vitals are measured. */
  isMeasured: boolean;
  options: TrackerOptions;
  /** Of pages that it runs on, as the site's config lists them; empty: all. */
  hostnames: readonly string[];
}

/** A script and the name of its content. */
export interface Script {
  text: string;
  hash: string;
}

/** The second file, the same for all sites. */
export const CAUSES: Script = { text: causes, hash: hashOf(causes) };

/** Stands in the place of other products' scripts, the same for all sites. */
export const LOADER: Script = { text: loader, hash: hashOf(loader) };

/** Of all builds: a script is kept as long as neither they nor the settings change. */
const BUILD = hashOf([core, coreWithOptions, vitals, vitalsWithOptions, onHosts].join('\n'));

/** The name of a site's script, by what it is made of. */
export function trackerName(values: TrackerValues): string {
  return hashOf(BUILD + JSON.stringify(values));
}

/** The tracker with a site's values in it: the smallest that has what the site wants. */
export function trackerScript(values: TrackerValues): Script {
  const hasOptions = Object.keys(values.options).length > 0;
  const plain = values.isMeasured ? vitals : core;
  const full = values.isMeasured ? vitalsWithOptions : coreWithOptions;
  const script = fill(hasOptions ? full : plain, {
    PHAROS_KEY: literal(values.key),
    PHAROS_ENDPOINT: literal(values.endpoint),
    PHAROS_CAUSES: literal(values.causes),
    PHAROS_OPTIONS: literal(values.options),
  });
  const text =
    values.hostnames.length === 0
      ? script
      : fill(onHosts, { PHAROS_HOSTNAMES: literal(values.hostnames), PHAROS_RUN: `(()=>{${script}})` });
  return { text, hash: hashOf(text) };
}

/** Puts values in the places of their names, all at once: no value is taken for a name. */
function fill(script: string, values: Record<string, string>): string {
  return script.replace(/\bPHAROS_[A-Z]+\b/g, (name) => values[name] ?? name);
}

/** A value as the text of a script, also of one that somebody copies into a page. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What the script is told of the site's settings: nothing of those at their default. */
export function trackerOptions(settings: Partial<TrackerSettings> = {}): TrackerOptions {
  const names: [AutomaticEvent, boolean | undefined][] = [
    ['Outbound Link: Click', settings.outbound_links],
    ['File Download', settings.file_downloads],
    ['Form: Submission', settings.form_submissions],
    ['404', settings.track_404_pages],
  ];
  const off = names.filter(([, isOn]) => isOn === false).map(([name]) => name);
  const { query_parameters: query = [], performance_sample: sample = 1 } = settings;
  return {
    ...(settings.hash_based_routing && { hash: true }),
    ...(settings.do_not_track && { dnt: true }),
    ...(settings.identify && { identify: true }),
    ...(off.length > 0 && { off }),
    ...(query.length > 0 && { query }),
    ...(sample < 1 && { sample }),
    ...(settings.causes === false && { causes: false }),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
