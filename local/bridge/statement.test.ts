import { describe, expect, test } from 'vitest';
import { readStatement } from './statement.ts';

describe('readStatement', () => {
  test.each([
    ['SELECT 1', undefined],
    ['SELECT 1 FORMAT JSON', 'JSON'],
    ['select 1\nformat JSONEachRow', 'JSONEachRow'],
    ['SELECT 1 FORMAT CSV;', 'CSV'],
    ['SELECT 1 FORMAT CSV SETTINGS max_threads = 1', 'CSV'],
    ['SELECT 1 SETTINGS max_threads = 1 FORMAT CSV -- the end', 'CSV'],
    ["SELECT ' FORMAT JSON'", undefined],
    ["SELECT 'it''s \\' FORMAT JSON'", undefined],
    ['SELECT $x$ FORMAT JSON $x$', undefined],
    ['SELECT 1 /* FORMAT JSON */', undefined],
    ['SELECT 1 -- FORMAT JSON', undefined],
    ['SELECT format FROM t', undefined],
    ['SELECT a AS format FROM t FORMAT TSV', 'TSV'],
    ['SELECT (SELECT a FROM t FORMAT JSON)', undefined],
  ])('knows the output format of %s', (sql, format) => {
    expect(readStatement(sql).format).toBe(format);
  });

  test.each([
    ['SELECT 1', true],
    ['(SELECT 1) UNION ALL (SELECT 2)', true],
    ['-- why\nWITH 1 AS x SELECT x', true],
    ['SHOW TABLES', true],
    ['INSERT INTO t VALUES (1)', false],
    ['CREATE TABLE t (a Int8) ENGINE = Memory', false],
    ['ALTER TABLE t DROP PARTITION 1', false],
  ])('knows whether %s only reads', (sql, isRead) => {
    expect(readStatement(sql).isRead).toBe(isRead);
  });

  test('finds an INSERT behind comments', () => {
    const sql = '/* batch */ insert into t (a, format) settings x = 1 FORMAT JSONEachRow\n{"a": "; SELECT"}';
    const shape = readStatement(sql);
    expect(sql.slice(0, shape.insertAt)).toBe('/* batch */ insert');
    expect(shape).toMatchObject({ isRead: false, format: 'JSONEachRow', secondAt: undefined });
  });

  test('leaves the rows of an INSERT alone', () => {
    expect(readStatement("INSERT INTO t VALUES ('x'); SELECT 1").secondAt).toBeUndefined();
    expect(readStatement('INSERT INTO t FORMAT TSV\na;b').secondAt).toBeUndefined();
  });

  test('sees a second statement', () => {
    expect(readStatement('SELECT 1; SELECT 2').secondAt).toBe(10);
    expect(readStatement("SELECT ';'; -- the end\n").secondAt).toBeUndefined();
  });
});
