/** A ClickHouse string literal. */
export function quoteString(text: string): string {
  return `'${escapeWith(text, "'")}'`;
}

/** A ClickHouse identifier, whatever characters it has. */
export function quoteIdentifier(name: string): string {
  return `\`${escapeWith(name, '`')}\``;
}

function escapeWith(text: string, quote: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\0', '\\0');
}
