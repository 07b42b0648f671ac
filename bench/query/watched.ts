import type { ClickHouse } from '../../clickhouse/client.ts';
import { FAIR_SETTINGS } from './ask-sql.ts';

/** The same client, with the settings of a measurement, adding up the rows that its statements read. */
export function watched(clickhouse: ClickHouse): { watching: ClickHouse; rowsRead: () => number } {
  let rowsRead = 0;
  const watching: ClickHouse = {
    ...clickhouse,
    async query(statement) {
      const answer = await clickhouse.query({
        ...statement,
        settings: { ...statement.settings, ...FAIR_SETTINGS },
      });
      rowsRead += answer.stats.rowsRead;
      return answer;
    },
  };
  return { watching, rowsRead: () => rowsRead };
}
