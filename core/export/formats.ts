import type { Dimension } from '../query/dimensions.ts';
import { isMoney, type Metric } from '../query/metrics.ts';
import type { Money } from '../query/money.ts';
import { type Cell, csvLine } from './csv.ts';

/** A row as answers have it. */
export interface ExportRow {
  dimensions: string[];
  metrics: (number | Money | null)[];
}

/** What an export is about. */
export interface ExportQuestion {
  dimensions: readonly Dimension[];
  metrics: readonly Metric[];
  /** The query with every choice made, as it could be posted again. */
  echo: Record<string, unknown>;
}

/** How rows become a file: what stands before, each row, and what stands after so many of them. */
export interface ExportFormat {
  contentType: string;
  extension: string;
  head(question: ExportQuestion): string;
  row(question: ExportQuestion, row: ExportRow, index: number): string;
  tail(rows: number): string;
}

export const FORMAT_NAMES = ['csv', 'json', 'ndjson'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** The formats of an export. Money is an amount and a currency, in columns of their own where there are columns. */
export const FORMATS: Record<FormatName, ExportFormat> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    head: (question) => csvLine(columnsOf(question)),
    row: ({ metrics }, row) =>
      csvLine([
        ...row.dimensions,
        ...metrics.flatMap((metric, index) => cellsOf(metric, row.metrics[index])),
      ]),
    tail: () => '',
  },
  /** An object like the answer of a query, with a line for each row; only a whole one is JSON. */
  json: {
    contentType: 'application/json',
    extension: 'json',
    head: ({ echo }) => `{"query":${JSON.stringify(echo)},"results":[`,
    row: (_, row, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`,
    tail: (rows) => `\n],"meta":{"total_rows":${rows}}}\n`,
  },
  ndjson: {
    contentType: 'application/x-ndjson',
    extension: 'ndjson',
    head: () => '',
    row: ({ dimensions, metrics }, row) => {
      const entries = [
        ...dimensions.map((name, index) => [name, row.dimensions[index]]),
        ...metrics.map((name, index) => [name, row.metrics[index]]),
      ];
      return `${JSON.stringify(Object.fromEntries(entries))}\n`;
    },
    tail: () => '',
  },
};

/** Spreadsheets read UTF-8 only where a file begins with this. */
export const BYTE_ORDER_MARK = '\ufeff';

function columnsOf({ dimensions, metrics }: ExportQuestion): string[] {
  return [
    ...dimensions,
    ...metrics.flatMap((metric) => (isMoney(metric) ? [metric, `${metric}_currency`] : [metric])),
  ];
}

function cellsOf(metric: Metric, value: number | Money | null | undefined): Cell[] {
  if (!isMoney(metric)) return [typeof value === 'number' ? value : null];
  return typeof value === 'object' && value !== null ? [value.value, value.currency] : [null, null];
}
