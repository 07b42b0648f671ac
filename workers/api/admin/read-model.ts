import {
  type AnyColumn,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  like,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { openEmail } from '../../../db/users.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { MODELS, type Model } from './models.ts';

/** A row as the admin area shows it, by column. */
export type AdminRow = Record<string, unknown>;

export const ADMIN_PAGE = 50;

/** The model of a name. @throws ApiError */
export function modelOf(name: string): Model {
  const model = Object.hasOwn(MODELS, name) ? MODELS[name] : undefined;
  if (!model) throw new ApiError('not_found', 'There is no such model.');
  return model;
}

/** What a list is asked for. */
export interface ListQuestion {
  search?: string;
  /** A shown column; newest number first without. */
  sort?: string;
  order: 'asc' | 'desc';
  /** `column:value`, once. */
  filter?: string;
  page: number;
}

/** A page of a model's rows, and how many there are. */
export async function listModel(
  services: Services,
  model: Model,
  { search, sort, order, filter, page }: ListQuestion,
): Promise<{ rows: AdminRow[]; total: number }> {
  const columns = shownColumns(model);
  const first = Object.values(columns)[0];
  const sorted = sort === undefined ? first : columns[sort];
  if (!sorted) throw new ApiError('invalid_request', 'sort: is no column of this model.');
  const where = sql.join(
    [sql`1`, ...conditions(services, model, { search, filter }).map((each) => sql`(${each})`)],
    sql` AND `,
  );
  const [rows, counted] = await Promise.all([
    services.db
      .select()
      .from(model.table)
      .where(where)
      .orderBy(order === 'asc' ? asc(sorted) : desc(sorted))
      .limit(ADMIN_PAGE)
      .offset((page - 1) * ADMIN_PAGE),
    services.db.select({ n: sql<number>`count(*)` }).from(model.table).where(where).get(),
  ]);
  const shown = await Promise.all(rows.map((row) => showRow(services, model, row, model.columns)));
  return { rows: shown, total: counted?.n ?? 0 };
}

/** One row with all that may be shown of it; and, to audit the look, as it is stored. */
export async function readModelRow(
  services: Services,
  model: Model,
  id: number,
): Promise<{ row: AdminRow; stored: AdminRow }> {
  const column = shownColumns(model).id;
  const stored = column && (await services.db.select().from(model.table).where(eq(column, id)).get());
  if (!stored) throw new ApiError('not_found', 'There is no such row.');
  return { row: await showRow(services, model, stored, Object.keys(shownColumns(model))), stored };
}

function shownColumns({ table, hidden = [] }: Model): Record<string, AnyColumn> {
  const all: Record<string, AnyColumn> = getTableColumns(table);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !hidden.includes(name)));
}

function conditions(
  { vault }: Services,
  model: Model,
  { search, filter }: Pick<ListQuestion, 'search' | 'filter'>,
): SQL[] {
  const columns: Record<string, AnyColumn> = getTableColumns(model.table);
  const found: SQL[] = [];
  if (search) {
    const { opened, searched = [] } = model;
    const index = opened && columns[opened.index];
    const either = [
      ...searched.flatMap((name) => (columns[name] ? (matches(columns[name], search) ?? []) : [])),
      ...(opened && index ? [inArray(index, vault.indexes(search.toLowerCase(), opened.context))] : []),
    ];
    found.push(or(...either) ?? sql`0`);
  }
  if (filter) {
    const [name = '', ...rest] = filter.split(':');
    const column = shownColumns(model)[name];
    if (!column) throw new ApiError('invalid_request', 'filter: names no column of this model.');
    found.push(sql`${column} = ${rest.join(':')}`);
  }
  return found;
}

function matches(column: AnyColumn, search: string): SQL | undefined {
  if (column.dataType === 'number') return /^\d{1,15}$/.test(search) ? eq(column, Number(search)) : undefined;
  return like(column, `%${search.replaceAll(/[%_]/g, '')}%`);
}

async function showRow(
  { vault }: Services,
  { opened }: Model,
  stored: AdminRow,
  names: readonly string[],
): Promise<AdminRow> {
  const row = Object.fromEntries(names.map((name) => [name, stored[name] ?? null]));
  if (opened) {
    const text = await openEmail(vault, String(stored.keyId), String(stored[opened.column]));
    row[opened.column] = text ?? null;
  }
  return row;
}
