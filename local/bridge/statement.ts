/** What the bridge has to know about a statement before ClickHouse reads it. */
export interface StatementShape {
  /** End of the keyword `INSERT`; undefined when the statement is none. */
  insertAt: number | undefined;
  /** Cannot change anything. */
  isRead: boolean;
  /** The statement's own FORMAT clause. */
  format: string | undefined;
  /** Where a second statement begins; ClickHouse's HTTP interface takes one. */
  secondAt: number | undefined;
}

const READ_KEYWORDS = new Set([
  'SELECT',
  'WITH',
  'SHOW',
  'DESCRIBE',
  'DESC',
  'EXPLAIN',
  'EXISTS',
  'CHECK',
  'FROM',
  'VALUES',
]);

// Blanks and comments, strings and quoted names (also without their end), heredocs, words, any other single character.
const TOKEN = new RegExp(
  [
    String.raw`(?<blank>\s+|--[^\n]*|#[ !][^\n]*|/\*[^]*?(?:\*/|$))`,
    ...["'", '"', '`'].map(
      (quote) => String.raw`${quote}(?:[^${quote}\\]+|\\[^]?|${quote}${quote})*(?:${quote}|$)`,
    ),
    String.raw`\$(?<tag>\w*)\$[^]*?\$\k<tag>\$`,
    String.raw`(?<word>[A-Za-z_][\w$]*)`,
    '(?<mark>[^])',
  ].join('|'),
  'gy',
);

/** Reads a statement's outline: as far as the rows of an INSERT, else to the end. */
export function readStatement(sql: string): StatementShape {
  const shape: StatementShape = {
    insertAt: undefined,
    isRead: false,
    format: undefined,
    secondAt: undefined,
  };
  let depth = 0;
  let first = true;
  let ended = false;
  let beforeFormat = false;
  let afterFormat = false;

  for (const token of sql.matchAll(TOKEN)) {
    const { blank, word, mark } = token.groups ?? {};
    if (blank !== undefined) continue;
    if (ended) {
      shape.secondAt = token.index;
      break;
    }
    const keyword = word?.toUpperCase();
    if (first && mark !== '(') {
      first = false;
      if (keyword === 'INSERT') shape.insertAt = token.index + token[0].length;
      shape.isRead = keyword !== undefined && READ_KEYWORDS.has(keyword);
    }
    if (beforeFormat && word !== undefined) {
      shape.format = word;
      if (shape.insertAt !== undefined) break;
      afterFormat = true;
    } else if (afterFormat && keyword !== 'SETTINGS' && mark !== ';') {
      shape.format = undefined; // a column that is called format
      afterFormat = false;
    } else if (keyword === 'SETTINGS') {
      afterFormat = false;
    }
    beforeFormat = depth === 0 && keyword === 'FORMAT' && !beforeFormat;
    if (shape.insertAt !== undefined && depth === 0 && keyword === 'VALUES') break;
    if (mark === '(') depth += 1;
    else if (mark === ')') depth -= 1;
    else if (mark === ';' && depth === 0) ended = true;
  }
  return shape;
}
