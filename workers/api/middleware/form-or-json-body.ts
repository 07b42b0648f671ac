import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { ApiError } from '../errors.ts';
import { withFacts } from '../openapi/route-facts.ts';
import { readBody } from '../read-body.ts';
import { BODY_ERRORS, describeIssues, MAX_BODY_BYTES, parseJson } from './json-body.ts';

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** jsonBody that reads forms as well: the Sites API is scripted with `curl -F`. */
export function formOrJsonBody<S extends z.ZodType<object>>(
  schema: S,
): MiddlewareHandler<object, string, { in: { json: z.input<S> }; out: { json: z.output<S> } }> {
  return withFacts(
    async function formOrJsonBody(c, next) {
      const parsed = schema.safeParse(await readFormOrJson(c.req.raw));
      if (!parsed.success) throw new ApiError('invalid_request', describeIssues(parsed.error));
      c.req.addValidatedData('json', parsed.data);
      await next();
    },
    { body: { content: formOrJson(schema), isRequired: true }, errors: BODY_ERRORS },
  );
}

/** The content types that readFormOrJson reads. */
export function formOrJson(schema: z.ZodType): Record<string, z.ZodType> {
  return {
    'application/json': schema,
    'application/x-www-form-urlencoded': schema,
    'multipart/form-data': schema,
  };
}

/** What a form or a JSON body says, by its content type. */
export async function readFormOrJson(request: Request): Promise<unknown> {
  const text = await readBody(request, MAX_BODY_BYTES);
  const type = request.headers.get('content-type') ?? '';
  return FORM.test(type) ? await parseForm(text, type) : parseJson(text);
}

/** Fields by name; `props[plan]=pro` is `{"props": {"plan": "pro"}}`. */
async function parseForm(text: string, type: string): Promise<Record<string, unknown>> {
  const fields: [string, unknown][] = [];
  const groups = new Map<string, [string, unknown][]>();
  for (const [name, value] of await readForm(text, type)) {
    const [, group, key] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
    if (group === undefined || key === undefined) fields.push([name, value]);
    else groups.set(group, [...(groups.get(group) ?? []), [key, value]]);
  }
  for (const [group, entries] of groups) fields.push([group, Object.fromEntries(entries)]);
  return Object.fromEntries(fields);
}

async function readForm(text: string, type: string): Promise<FormData> {
  try {
    return await new Response(text, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new ApiError('invalid_request', 'The body is not a valid form.');
  }
}
