import type { Measures } from '../../../tracker/measures.ts';
import type { WireEvent } from '../../../tracker/wire-event.ts';
import { patternOfPath } from './path-pattern.ts';

/**
 * What our own tracker may say of an event in the app: views and reading, of pages by their patterns. No query, no referrer; no
 * clicks on links, which lead to customers' sites. null: nothing.
 */
export function toldEvent({ n, u, t, d, m }: WireEvent): WireEvent | null {
  if (n !== 'pageview' && n !== 'engagement') return null;
  const { origin, pathname } = new URL(u);
  const pattern = patternOfPath(pathname);
  if (pattern === undefined) return null;
  return {
    n,
    u: origin + pattern,
    ...(t !== undefined && { t }),
    ...(d !== undefined && { d }),
    ...(m && { m: toldMeasures(m, origin) }),
  };
}

/** Without the messages of errors, and of scripts and pictures those that the build has named: a page's address may be among others. */
function toldMeasures({ j: _errors, x, ...measures }: Measures, origin: string): Measures {
  if (!x) return measures;
  const isOurs = (name = '') => name.startsWith(`${origin}/assets/`);
  const { l: paint, i: interaction, c, d, s: scripts, e } = x;
  const told: NonNullable<Measures['x']> = { ...(c && { c }), ...(d && { d }), ...(e && { e }) };
  if (paint) {
    const [target, url, ...parts] = paint;
    told.l = [target, isOurs(url) ? url : undefined, ...parts];
  }
  if (interaction) {
    const [target, type, inputDelay, processing, presentation, script, scriptMs, state] = interaction;
    const longest = isOurs(script) ? ([script, scriptMs] as const) : ([undefined, undefined] as const);
    told.i = [target, type, inputDelay, processing, presentation, ...longest, state];
  }
  if (scripts) told.s = scripts.filter(([name]) => isOurs(name));
  return { ...measures, x: told };
}
