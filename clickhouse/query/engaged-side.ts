import type { SessionColumn } from '../session-columns.ts';
import { keySource } from './hit-keys.ts';
import type { Measure } from './metrics.ts';
import type { Side, SideInput } from './side.ts';
import { selectVisits } from './visits.ts';

/** A depth above this is unknown. */
const MAX_DEPTH = 100;

/**
 * Measures of engagement, which counts nowhere else: time and depth that the visits that count were engaged with. In each
 * group, a visit's deepest hit comes first (`nth = 1`), so that its depth is the visit's. What says neither, as a hit that
 * came for what a page view measured, is no engagement.
 */
export function engagedSide(input: SideInput): Side {
  const { dimensions, measures, period, filters, params } = input;
  const isScroll = measures.includes('scroll_visits');
  const sources = dimensions.map((dimension) => keySource(dimension, input));
  const fields: SessionColumn[] = ['h_engaged_ms', 'h_scroll_depth'];
  const needs = [...fields, ...sources.flatMap(({ columns }) => columns)];
  const visits = selectVisits(input.rows, { filters, period, withEngagement: true }, needs, params);

  const perHit = sources.filter(({ isArray }) => isArray);
  const zipped = [...fields, ...perHit.map(({ sql }) => sql)];
  const position = (column: SessionColumn) => fields.indexOf(column) + 1;
  const time = position('h_engaged_ms');
  const depth = position('h_scroll_depth');
  const isEngaged = `is_engaged AND (hit.${time} > 0 OR hit.${depth} <= ${MAX_DEPTH})`;
  const engaged = `arrayFilter((hit, is_engaged) -> ${isEngaged}, arrayZip(${zipped.join(', ')}), ${visits.engaged})`;
  const hits = isScroll
    ? `arraySort(hit -> if(hit.${depth} <= ${MAX_DEPTH}, -toInt16(hit.${depth}), 1), ${engaged})`
    : engaged;
  const lists = perHit.map((_, index) => `hits.${fields.length + index + 1}`);
  const nths = lists.length > 0 ? `arrayEnumerateUniq(${lists.join(', ')})` : 'arrayEnumerate(hits)';
  const inner = sources.flatMap(({ sql, isArray }, index) => (isArray ? [] : [`${sql} AS s${index}`]));

  const deepest = `nth = 1 AND hit.${depth} <= ${MAX_DEPTH}`;
  const sql: Partial<Record<Measure, string>> = {
    engaged_ms: `sum(hit.${time})`,
    engaged_visits: 'countIf(nth = 1)',
    scroll_depths: `sumIf(hit.${depth}, ${deepest})`,
    scroll_visits: `countIf(${deepest})`,
  };
  return {
    keys: sources.map((source, index) =>
      source.isArray ? `hit.${fields.length + perHit.indexOf(source) + 1}` : `s${index}`,
    ),
    measures: Object.fromEntries(measures.map((measure) => [measure, sql[measure]])),
    from: `(SELECT ${[...inner, `${hits} AS hits`].join(', ')} FROM ${visits.from}) ARRAY JOIN hits AS hit, ${nths} AS nth`,
  };
}
