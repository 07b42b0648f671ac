import { eventColumnsOf, type SessionColumn } from './session-columns.ts';

/** A session holds at most this many hits; a longer one goes on as a new session. */
export const MAX_HITS = 2000;
const GROUP = ['site_id', 'date', 'visitor_id'];
/** A session ends where more than this many whole minutes passed (contracts: up to 30 min 59 s joins). */
const MAX_GAP_MINUTES = 30;

/**
 * SQL of one row per session from a SELECT of hits.
 *
 * `hits` is what follows FROM up to GROUP BY, and has site_id, date, visitor_id, given, time, seq, tie and the hit and
 * attribute columns behind `columns`.
 * The result is a pure function of the set of hits: order of arrival cannot matter. Only the columns asked for enter
 * the sort, which is why a narrow question is several times faster than a wide one. `where` are conditions on the columns
 * asked for: each SELECT around another is analyzed together with all that it is around, so there are as few as can be.
 * `isActivity` leaves engagement out of the hits, once for all who would; `columns` are ACTIVITY_COLUMNS with h_kind then, and
 * h_time counts from the first activity.
 */
export function assemble(
  hits: string,
  columns: readonly (SessionColumn | 'site_id')[],
  where: readonly string[] = [],
  { isActivity = false }: { isActivity?: boolean } = {},
): string {
  const wanted = eventColumnsOf(columns);
  // Positions in the tuple of one hit: 1 ms, 2 seq, 3 tie, then what was asked for.
  const fields = ['toUnixTimestamp64Milli(time)', 'seq', 'tie', ...wanted.hits, ...wanted.attributes];
  const position = (name: string) => fields.indexOf(name) + 1;

  const viewAt = position('view_id');
  const all = isActivity ? 'all_hits' : 'hits';

  const select = columns.map((column) => {
    if (column === 'given') return 'is_given AS given';
    if (GROUP.includes(column)) return column;
    if (column === 'start') return `fromUnixTimestamp64Milli(${all}[1].1, 'UTC') AS start`;
    if (column === 'h_time') return `CAST(arrayCumSum(arrayDifference(hits.1)), 'Array(UInt32)') AS h_time`;
    if (column === 'h_seq') return 'hits.2 AS h_seq';
    if (column.startsWith('h_')) return `hits.${position(column.slice(2))} AS ${column}`;
    return `${all}[1].${position(column)} AS ${column}`;
  });
  if (isActivity) {
    select.unshift(`arrayFilter(hit -> hit.${position('kind')} != 'engagement', ${all}) AS hits`);
  }

  // Under its own name it would stand in the way of conditions on the column.
  const given = columns.includes('given') ? ['any(given) AS is_given'] : [];
  const told = `arraySort(groupArray((${fields.join(', ')})))`;
  const sorted = viewAt > 0 ? `${told} AS told, ${lastOfViews('told', viewAt, fields.length)}` : told;
  return `SELECT ${select.join(', ')}
    FROM (
      SELECT ${[...GROUP, ...given].join(', ')}, ${sorted} AS sorted,
        arrayJoin(arraySplit((hit, nth) -> nth % ${MAX_HITS} = 1, sorted, ${NTH_OF_SESSION})) AS ${all}
      FROM ${hits}
      GROUP BY ${GROUP.join(', ')}
    )${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
}

/** Of each hit in `sorted`, its place since the last gap that ends a session. */
const NTH_OF_SESSION = `arrayEnumerateUniq(arrayCumSum(gap_ms -> intDiv(gap_ms, 60000) > ${MAX_GAP_MINUTES}, arrayDifference(sorted.1)))`;

/**
 * The hits with the measures of each page view told once: a later message about a view replaces the earlier, in whatever
 * session of the visitor's date it comes, so the earlier loses its number.
 */
function lastOfViews(hits: string, viewAt: number, fields: number): string {
  const elements = Array.from({ length: fields }, (_, index) => `hit.${index + 1}`);
  elements[viewAt - 1] = `if(nth = 1, hit.${viewAt}, 0)`;
  const nth = `arrayReverse(arrayEnumerateUniq(arrayReverse(${hits}.${viewAt})))`;
  return `arrayMap((hit, nth) -> (${elements.join(', ')}), ${hits}, ${nth})`;
}
