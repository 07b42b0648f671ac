/** Collects the values of a statement; SQL holds only their `{name:Type}`. Equal values share a name. */
export interface Params {
  add(type: string, value: unknown): string;
  values: Record<string, unknown>;
}

export function createParams(): Params {
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  return {
    values,
    add(type, value) {
      const key = `${type} ${textOf(value)}`;
      const name = names.get(key) ?? `p${names.size}`;
      names.set(key, name);
      values[name] = value;
      return `{${name}:${type}}`;
    },
  };
}

/** The same text for equal values only, as the type is known. Lists of generations are long, and JSON knows no bigints. */
function textOf(value: unknown): string {
  if (Array.isArray(value) && typeof value[0] === 'bigint') return value.join();
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
