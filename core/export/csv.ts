/** A cell of a table: text that people or their browsers made up, or a number of ours. */
export type Cell = string | number | null;

/** A line of CSV as RFC 4180 has it, ended by CRLF; null is an empty cell. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = defuse(cell);
  return /[",\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * What spreadsheets would run: text that begins, perhaps after blanks, with a sign that begins a formula, in either width
 * (OWASP, CSV Injection), and text that begins with a tab or a line break, which may begin another cell.
 */
const FORMULA = /^(?:[\s\0]*[=+\-@＝＋－＠]|[\t\r\n\0])/;

/** The text behind an apostrophe if a spreadsheet would take it for a formula. Numbers of ours never need it. */
export function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
