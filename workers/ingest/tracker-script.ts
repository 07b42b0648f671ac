import { createHash } from 'node:crypto';
import { memoise } from '../../core/memo.ts';
import core from '../../dist/tracker.txt';
import withOptions from '../../dist/tracker-options.txt';
import type { TrackerOptions } from '../../tracker/options.ts';

const MAX_SCRIPTS = 500;

/** What the tracker of one site is made from. */
export interface TrackerValues {
  key: string;
  endpoint: string;
  options: TrackerOptions;
}

/** The tracker with a site's values in it: the small one, unless an option is set. */
export function trackerScript(values: TrackerValues): { text: string; etag: string } {
  return scriptOf(JSON.stringify(values));
}

const scriptOf = memoise((json: string) => {
  const { key, endpoint, options } = JSON.parse(json) as TrackerValues;
  const text = (Object.keys(options).length > 0 ? withOptions : core)
    .replaceAll('PHAROS_KEY', () => JSON.stringify(key))
    .replaceAll('PHAROS_ENDPOINT', () => JSON.stringify(endpoint))
    .replaceAll('PHAROS_OPTIONS', () => JSON.stringify(options));
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { text, etag: `"${hash}"` };
}, MAX_SCRIPTS);
