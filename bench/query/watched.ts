import type { ClickHouse } from '../../clickhouse/client.ts';
import { FAIR_SETTINGS } from './ask-sql.ts';

/** The same client, with the settings of a measurement, adding up its statements and the rows that they read. */
export function watched(clickhouse: ClickHouse): {
  watching: ClickHouse;
  rowsRead: () => number;
  statements: () => number;
} {
  let rowsRead = 0;
  let statements = 0;
  const watching: ClickHouse = {
    ...clickhouse,
    async query(statement) {
      const answer = await clickhouse.query({
        ...statement,
        settings: { ...statement.settings, ...FAIR_SETTINGS },
      });
      rowsRead += answer.stats.rowsRead;
      statements++;
      return answer;
    },
  };
  return { watching, rowsRead: () => rowsRead, statements: () => statements };
}
