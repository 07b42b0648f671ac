import type { ApiFilter, QueryBody } from '../api/query.ts';
import { namedValues, valueLabel } from '../format/value-label.ts';
import { apiDimension, type FilterDimension } from '../state/dimension.ts';
import { type Asked, breakdownBody } from './queries.ts';

/** `breakdownBody` of only the values that contain a text, whatever its case; of all when it is empty. */
export function searchBody(
  asked: Asked,
  { search, ...list }: Parameters<typeof breakdownBody>[1] & { search?: string | undefined },
): QueryBody {
  const body = breakdownBody(asked, list);
  if (!search) return body;
  const { dimension } = list;
  const found = containing(apiDimension(dimension), [search, ...called(dimension, search)]);
  return { ...body, filters: [...(body.filters ?? []), found] };
}

/** The values that are shown under a name with this in it: the API knows none of the reader's names. */
function called(dimension: FilterDimension, search: string): string[] {
  const wanted = search.toLowerCase();
  return namedValues(dimension).filter((value) =>
    valueLabel(dimension, value).toLowerCase().includes(wanted),
  );
}

function containing(dimension: string, texts: string[]): ApiFilter {
  return ['contains', dimension, texts, { case_sensitive: false }];
}
