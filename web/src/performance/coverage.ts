import type { Vital } from '../../../core/vitals/vitals.ts';
import type { Row } from '../api/batch.ts';
import { VITAL_NAMES } from '../state/performance-state.ts';

/** How much of a browser's traffic was measured. */
export interface Coverage {
  /** null: all of them. */
  browser: string | null;
  pageviews: number;
  /** Measured views of all pageviews, 0 to 1; null without pageviews. */
  share: number | null;
  samples: Record<Vital, number>;
}

/** The coverage of all browsers together, then of each. */
export function coverageOf(pageviews: Row[], told: Row[]): Coverage[] {
  const byBrowser = new Map(told.map(({ keys, values }) => [keys[0] ?? '', values]));
  const rows = pageviews.map(({ keys: [browser = ''], values }) => {
    const views = values.pageviews ?? 0;
    return { browser, views, measured: byBrowser.get(browser) ?? {} };
  });
  const coverage = (browser: string | null, of: typeof rows): Coverage => {
    const sum = (name: string) => of.reduce((total, { measured }) => total + (measured[name] ?? 0), 0);
    const views = of.reduce((total, row) => total + row.views, 0);
    return {
      browser,
      pageviews: views,
      // A view may be told on another day than it was counted.
      share: views === 0 ? null : Math.min(1, sum('measured_views') / views),
      samples: Object.fromEntries(
        VITAL_NAMES.map((vital) => [vital, sum(`${vital}_samples`)]),
      ) as Coverage['samples'],
    };
  };
  return [coverage(null, rows), ...rows.map((row) => coverage(row.browser, [row]))];
}
