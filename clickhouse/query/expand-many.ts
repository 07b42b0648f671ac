/**
 * Rows of lists (`<name>s`) that belong together, with each position repeated for every element of what is itself a list
 * at it, such as the goals of a hit.
 *
 * By tuples: a lambda copies whatever it captures, so it may capture the values of one position but never a whole list.
 */
export function expandMany(
  rows: string,
  scalars: readonly string[],
  lists: readonly string[],
  many: string,
): string {
  const others = lists.filter((name) => name !== many);
  const parts = [many, ...others];
  const tuple = `(${['one', ...others.map((name) => `x_${name}`)].join(', ')})`;
  const repeat = `arrayMap((${parts.map((name) => `x_${name}`).join(', ')}) -> arrayMap(one -> ${tuple}, x_${many}), ${parts.map((name) => `${name}s`).join(', ')})`;
  const columns = parts.map((name, index) => `expanded.${index + 1} AS ${name}s`);
  return `SELECT ${[...scalars, ...columns].join(', ')} FROM (SELECT ${[...scalars, `arrayFlatten(${repeat}) AS expanded`].join(', ')} FROM (${rows}))`;
}
