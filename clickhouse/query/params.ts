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
      const key = `${type} ${JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner))}`;
      const name = names.get(key) ?? `p${names.size}`;
      names.set(key, name);
      values[name] = value;
      return `{${name}:${type}}`;
    },
  };
}
