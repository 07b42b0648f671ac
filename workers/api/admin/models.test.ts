import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import * as schema from '../../../db/schema.ts';
import { LEFT_OUT, MODELS, type Model } from './models.ts';

const tables: SQLiteTable[] = Object.values(schema);
const models: [string, Model][] = Object.entries(MODELS);
/** What no column of this kind of name may be shown as. */
const SECRET = /hash|secret|token|password|sealed|origin|index|slug|keyId|ipAddress|userAgent/i;

describe('the models of the admin area', () => {
  it('have every table of db/schema.ts, or a reason why not', () => {
    const known = [...models.map(([, { table }]) => getTableName(table)), ...Object.keys(LEFT_OUT)];
    expect(known.sort()).toEqual(tables.map(getTableName).sort());
  });

  it.each(models)('%s names columns and models that are there, and shows no secret', (_, model) => {
    const columns = Object.keys(getTableColumns(model.table));
    const named = [...model.columns, ...(model.searched ?? []), ...Object.keys(model.links ?? {})];
    expect(named.filter((name) => !columns.includes(name))).toEqual([]);
    expect(Object.values(model.links ?? {}).filter((name) => !MODELS[name])).toEqual([]);
    const shown = columns.filter((name) => !model.hidden?.includes(name));
    expect(shown.filter((name) => SECRET.test(name))).toEqual([]);
    expect(model.columns.filter((name) => model.hidden?.includes(name))).toEqual([]);
  });
});
