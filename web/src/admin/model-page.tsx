import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getRows } from '../api/admin.ts';
import { Link } from '../components/link.tsx';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { format } from '../format/format.ts';
import { addresses } from '../router.ts';
import { Field, fieldClass } from '../settings/form.tsx';
import { adminTexts as texts } from '../texts/admin-en.ts';
import { AdminFrame, useModels } from './admin-frame.tsx';
import { Cell } from './cell.tsx';
import { PlainTable } from './plain-table.tsx';

interface Asked {
  search: string;
  sort: string;
  order: 'asc' | 'desc';
  page: number;
}

const FIRST: Asked = { search: '', sort: '', order: 'desc', page: 1 };

/** `/admin/<model>`: any table, to search, sort and page through. */
export function ModelPage({ params: { model: name = '' } }: { params: Record<string, string> }) {
  return (
    <AdminFrame title={name} current={name}>
      <Rows key={name} name={name} />
    </AdminFrame>
  );
}

function Rows({ name }: { name: string }) {
  const model = useModels().data?.find((one) => one.name === name);
  const [asked, setAsked] = useState(FIRST);
  const list = useQuery({
    queryKey: ['admin', 'rows', name, asked],
    queryFn: ({ signal }) => getRows(name, questionOf(asked), signal),
    placeholderData: (previous) => previous,
  });
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!model || !list.data) return <Skeleton className="h-96 w-full" />;
  const { rows, meta } = list.data;
  const sortBy = (sort: string) =>
    setAsked({
      ...asked,
      sort,
      order: asked.sort === sort && asked.order === 'desc' ? 'asc' : 'desc',
      page: 1,
    });
  return (
    <>
      <form
        className="max-w-md"
        onSubmit={(event) => {
          event.preventDefault();
          const search = String(new FormData(event.currentTarget).get('search') ?? '').trim();
          setAsked({ ...asked, search, page: 1 });
        }}
      >
        <Field
          label={texts.search}
          hint={model.searched.length === 0 ? texts.noSearch : texts.searchHint(model.searched.join(', '))}
        >
          {(ids) => <input {...ids} name="search" type="search" className={fieldClass} />}
        </Field>
      </form>
      <PlainTable
        label={name}
        columns={model.columns.map((column) => ({
          key: column,
          head: (
            <button type="button" onClick={() => sortBy(column)} className="font-medium">
              {column}
              {asked.sort === column && (asked.order === 'desc' ? ' ↓' : ' ↑')}
            </button>
          ),
        }))}
        rows={rows.map((row, index) => ({
          key: String(row.id ?? index),
          cells: model.columns.map((column) =>
            column === 'id' ? (
              <Link
                key={column}
                href={addresses.admin(name, String(row.id))}
                className="text-accent hover:text-accent-strong"
              >
                {String(row.id)}
              </Link>
            ) : (
              <Cell key={column} column={column} value={row[column]} model={model.links[column]} />
            ),
          ),
        }))}
      />
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          className={buttonClass}
          disabled={meta.page <= 1}
          onClick={() => setAsked({ ...asked, page: meta.page - 1 })}
        >
          {texts.previous}
        </button>
        <button
          type="button"
          className={buttonClass}
          disabled={meta.page >= meta.pages}
          onClick={() => setAsked({ ...asked, page: meta.page + 1 })}
        >
          {texts.next}
        </button>
        <p role="status" className="text-ink-soft">
          {texts.page(meta.page, meta.pages)}, {texts.total(meta.total, format.whole(meta.total))}
        </p>
      </div>
    </>
  );
}

function questionOf({ search, sort, order, page }: Asked) {
  return { order, page, search: search || undefined, sort: sort || undefined };
}
