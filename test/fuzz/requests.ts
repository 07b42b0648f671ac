import fc from 'fast-check';
import type { OpenAPIV3_1 } from 'openapi-types';
import { type Hints, type Schema, spoiled, valuesOf } from './json-values.ts';

/** Who asks: the owners of a planted tenant by cookie, key and link, those of another one, nobody, the operator. */
export type Asker = 'owner' | 'key' | 'link' | 'foreigner' | 'foreign_key' | 'nobody' | 'operator';

/** How often each asks. */
const WEIGHTS: Record<Asker, number> = {
  owner: 4,
  key: 4,
  link: 2,
  foreigner: 3,
  foreign_key: 3,
  nobody: 1,
  operator: 2,
};
const ASKERS = Object.keys(WEIGHTS) as Asker[];

/** Who is signed in must stay so, or all that comes after is refused. */
const ENDS_SESSIONS = ['signOut', 'exchangeDataKey'];

/** A request as it is sent. */
export interface FuzzRequest {
  operationId: string;
  method: string;
  /** With its query string. */
  path: string;
  asker: Asker;
  contentType?: string;
  body?: string;
  headers: Record<string, string>;
}

interface Described {
  method: string;
  path: string;
  operation: OpenAPIV3_1.OperationObject;
}

const RAW = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '[{}]',
  '{"a":1,}',
  '\u0000',
  '﻿{}',
  `${'['.repeat(5000)}`,
  'a=1&a[b]=2&%',
  '--x',
];

/** Requests to every operation alike, valid, at bounds and broken. `hintsOf` knows what this asker would write where. */
export function requestsOf(
  document: OpenAPIV3_1.Document,
  hintsOf: (asker: Asker, described: { method: string; operationId: string }) => Hints,
): fc.Arbitrary<FuzzRequest> {
  const components = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const arbitraries = listOperations(document).flatMap(({ method, path, operation }) =>
    ASKERS.flatMap((asker) => {
      const operationId = operation.operationId ?? path;
      if (ENDS_SESSIONS.includes(operationId) && asker !== 'nobody') return [];
      const context = { components, hints: hintsOf(asker, { method, operationId }) };
      const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
      const drawn = fc.tuple(
        ...parameters.map((parameter) => {
          const fitting = valuesOf((parameter.schema ?? {}) as Schema, context, parameter.name);
          const value = fc.oneof({ arbitrary: fitting, weight: 6 }, spoiled(fitting));
          return fc.tuple(
            fc.constant(parameter),
            parameter.required ? value : fc.option(value, { nil: undefined }),
          );
        }),
      );
      const arbitrary = fc.tuple(drawn, bodies(operation, context)).map(([values, body]): FuzzRequest => {
        const { filled, query, headers } = place(path, values);
        return { operationId, method, path: `${filled}${query}`, asker, headers, ...body };
      });
      return [{ arbitrary, weight: WEIGHTS[asker] }];
    }),
  );
  return fc.oneof(...arbitraries);
}

function listOperations({ paths = {} }: OpenAPIV3_1.Document): Described[] {
  return Object.entries(paths).flatMap(([path, item = {}]) =>
    Object.entries(item as Record<string, OpenAPIV3_1.OperationObject>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

function place(path: string, values: readonly [OpenAPIV3_1.ParameterObject, unknown][]) {
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let filled = path;
  for (const [{ name, in: where }, value] of values) {
    if (value === undefined) continue;
    const text = wellFormed(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
    if (where === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(text) || '%20');
    else if (where === 'query') query.append(name, text);
    else headers[name] = text.replace(/[^ -~]/g, '');
  }
  return { filled, headers, query: query.size > 0 ? `?${query}` : '' };
}

/** Addresses cannot hold half a character. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}

interface Body {
  contentType?: string;
  body?: string;
}

function bodies(
  { requestBody }: OpenAPIV3_1.OperationObject,
  context: Parameters<typeof valuesOf>[1],
): fc.Arbitrary<Body> {
  if (!requestBody || !('content' in requestBody)) return fc.constant({});
  const kinds = Object.entries(requestBody.content).map(([contentType, { schema = {} }]) => {
    const fitting = valuesOf(schema as Schema, context);
    const value = fc.oneof({ arbitrary: fitting, weight: 3 }, { arbitrary: spoiled(fitting), weight: 2 });
    return value.map((content): Body => ({ contentType, body: written(contentType, content) }));
  });
  const raw = fc.tuple(
    fc.constantFrom(...Object.keys(requestBody.content), 'text/plain'),
    fc.constantFrom(...RAW),
  );
  return fc.oneof(
    ...kinds.map((arbitrary) => ({ arbitrary, weight: 8 })),
    { arbitrary: raw.map(([contentType, body]): Body => ({ contentType, body })), weight: 1 },
    { arbitrary: fc.constant<Body>({}), weight: 1 },
  );
}

/** fetch writes the boundary of a multipart form itself; here it is part of what is sent. */
function written(contentType: string, value: unknown): string {
  if (contentType === 'application/json' || contentType === 'application/x-ndjson')
    return JSON.stringify(value) ?? '';
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [['x', value]];
  const texts = fields.map(([key, field]): [string, string] => [
    wellFormed(String(key)),
    wellFormed(typeof field === 'string' ? field : (JSON.stringify(field) ?? '')),
  ]);
  if (contentType === 'application/x-www-form-urlencoded') return String(new URLSearchParams(texts));
  const parts = texts.map(
    ([key, text]) =>
      `--x\r\ncontent-disposition: form-data; name="${encodeURIComponent(key)}"\r\n\r\n${text}\r\n`,
  );
  return `${parts.join('')}--x--\r\n`;
}
