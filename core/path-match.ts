/** The pages that a path with wildcards means: `*` (or `**`) is any text, slashes included, `|` separates alternatives. */
export interface PathMatch {
  /** Alternatives without a wildcard. */
  exact: readonly string[];
  /** The others, as anchored regular expressions in the syntax that RE2 and JavaScript share. */
  patterns: readonly string[];
}

/** Takes a path with wildcards apart, for SQL; `matchesPath` is the same here. */
export function pathMatcher(path: string): PathMatch {
  const alternatives = path.split('|');
  return {
    exact: alternatives.filter((one) => !one.includes('*')),
    patterns: alternatives.filter((one) => one.includes('*')).map(globPattern),
  };
}

/** Whether a pathname is one of those that a path with wildcards means. */
export function matchesPath(path: string, pathname: string): boolean {
  const { exact, patterns } = pathMatcher(path);
  return exact.includes(pathname) || patterns.some((pattern) => new RegExp(pattern, 's').test(pathname));
}

/** A text in which `*` stands for any text, as an anchored regular expression. */
export function globPattern(glob: string): string {
  const literals = glob.split(/\*+/).map((literal) =>
    literal
      // Written as a code: a backslash before a digit would look like a back-reference.
      .replaceAll('\\', '\\x5c')
      .replace(/[.+?^${}()|[\]]/g, '\\$&'),
  );
  return `^${literals.join('.*')}$`;
}
