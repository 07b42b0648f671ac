type Values = Record<string, string | number | boolean | undefined>;

/** What is given of a request's parameters. */
export interface Parameters {
  path?: object;
  query?: object;
}

/** A path of the API's description with its parameters filled in; those that are undefined are left out. */
export function addressOf(path: string, { path: inPath = {}, query }: Parameters = {}): string {
  const address = path.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(String((inPath as Values)[name])));
  const search = String(new URLSearchParams(withoutGaps(query)));
  return search ? `${address}?${search}` : address;
}

/** The values that are defined, as text. */
export function withoutGaps(values: object = {}): Record<string, string> {
  const given = Object.entries(values as Values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
