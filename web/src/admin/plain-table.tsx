import type { ReactNode } from 'react';

/** A column of a PlainTable. */
export interface PlainColumn {
  key: string;
  head: ReactNode;
}

/** A table of the admin area: as wide as it must be, in a frame that scrolls. */
export function PlainTable(props: {
  label: string;
  columns: PlainColumn[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  const { label, columns, rows } = props;
  return (
    <section aria-label={label} className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full text-left text-sm">
        <thead>
          <tr>
            {columns.map(({ key, head }) => (
              <th
                key={key}
                scope="col"
                className="border-b border-line px-3 py-2 font-medium whitespace-nowrap"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="hover:bg-hover">
              {columns.map((column, index) => (
                <td key={column.key} className="max-w-80 truncate px-3 py-1.5">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Columns that are called what stands above them. */
export function columnsOf(...heads: string[]): PlainColumn[] {
  return heads.map((head) => ({ key: head, head }));
}
