import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { QUERY_ERROR_CODES } from '../../../core/query/error.ts';
import { ERROR_STATUS, type ErrorBody, type ErrorCode, statusOf } from '../errors.ts';
import type { Schemas } from './schemas.ts';

/** Every code of an error. */
export const errorCodeSchema = z.enum([
  ...(Object.keys(ERROR_STATUS) as (keyof typeof ERROR_STATUS)[]),
  ...QUERY_ERROR_CODES,
]);

/** The body of every error answer. */
export const errorSchema: z.ZodType<ErrorBody> = z
  .object({
    error: z.string().meta({ description: 'A sentence for whoever wrote the request.' }),
    code: errorCodeSchema,
    request_id: z
      .string()
      .meta({ description: 'To be named when asking us about it; also in x-request-id.' }),
  })
  .meta({ id: 'Error' });

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'The request is wrong.',
  401: 'Nobody is known by what was sent.',
  403: 'Who asks may not do this.',
  404: 'There is no such thing, or not for who asks.',
  409: 'It does not go with what is there already.',
  413: 'The body is too large.',
  422: 'Answering this would take too much.',
  429: 'Too many requests; Retry-After says when to come back.',
  503: 'What is needed does not answer now; Retry-After says when to come back.',
};

/** Browsers that navigate get a page that says so. */
const PAGE = { 'text/html': { schema: { type: 'string' } } } as const;

/** Error answers by their status, each with the codes it can have. */
export function errorAnswers(
  codes: Iterable<ErrorCode>,
  schemas: Schemas,
): Record<string, OpenAPIV3_1.ResponseObject> {
  const byStatus = new Map<number, Set<ErrorCode>>();
  for (const code of codes) {
    const status = statusOf(code);
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  const error = schemas.output(errorSchema);
  const answers = [...byStatus].map(([status, found]) => {
    const schema = { ...error, properties: { code: { enum: [...found].toSorted() } } };
    const description = MEANINGS[status] ?? 'Something went wrong.';
    const content = { 'application/json': { schema }, ...(found.has('rate_limited') && PAGE) };
    return [status, { description, content }] as const;
  });
  const rest = {
    description: 'Something went wrong on our side.',
    content: { 'application/json': { schema: error } },
  };
  return { ...Object.fromEntries(answers), default: rest };
}
