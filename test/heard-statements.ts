import type { ClickHouse } from '../clickhouse/client.ts';

/** The same client, and the SQL of the SELECTs that it was sent, in their order. */
export function heardStatements(clickhouse: ClickHouse): { heard: ClickHouse; statements: string[] } {
  const statements: string[] = [];
  const heard: ClickHouse = {
    ...clickhouse,
    query(statement) {
      statements.push(statement.sql);
      return clickhouse.query(statement);
    },
  };
  return { heard, statements };
}
