import { isClockDimension } from '../../core/query/dimensions.ts';
import type { ResolvedQuery } from '../../core/query/query.ts';
import type { SqlFragment } from '../session-rows.ts';
import type { AnswerRow } from './answer.ts';

/** A compiled question, of whose rows only those with the dimensions of `keys` are wanted. */
export function onlyRows(
  { sql, params }: SqlFragment,
  { dimensions }: ResolvedQuery,
  keys: readonly AnswerRow[],
): SqlFragment {
  const lists = dimensions.map((dimension, index) => {
    const isNumber = isClockDimension(dimension);
    const values = keys.map((key) => (isNumber ? Number(key[`d${index}`]) : String(key[`d${index}`])));
    return { name: `only_${index}`, type: `Array(${isNumber ? 'Float64' : 'String'})`, values };
  });
  const columns = lists.map((_, index) => `d${index}`).join(', ');
  const zipped = lists.map(({ name, type }) => `{${name}:${type}}`).join(', ');
  const parts = lists.map((_, index) => `key.${index + 1}`).join(', ');
  return {
    sql: `SELECT * FROM (${sql}) WHERE (${columns}) IN (SELECT ${parts} FROM (SELECT arrayJoin(arrayZip(${zipped})) AS key))`,
    params: { ...params, ...Object.fromEntries(lists.map(({ name, values }) => [name, values])) },
  };
}
