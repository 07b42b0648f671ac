import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';

/** Fails unless an answer is one that the API's description tells of. */
export type AnswerCheck = (method: string, path: string, answer: Response) => Promise<void>;

interface KnownOperation {
  name: string;
  pattern: RegExp;
  method: string;
  responses: Record<string, OpenAPIV3_1.ResponseObject>;
}

/** Reads the description once, so that each answer is held against it. */
export function createAnswerCheck(document: OpenAPIV3_1.Document): AnswerCheck {
  const operations = listOperations(document);
  const schemas = new Map<string, z.ZodType>();
  const $defs = z.record(z.string(), z.unknown()).parse(closed(document.components?.schemas ?? {}));

  function schemaOf(key: string, written: object): z.ZodType {
    const known = schemas.get(key) ?? z.fromJSONSchema({ ...(closed(written) as object), $defs } as never);
    schemas.set(key, known);
    return known;
  }

  return async function checkAnswer(method, path, answer) {
    const operation = findOperation(operations, method, path);
    if (!operation) return;
    const where = `${operation.name} answers ${answer.status}`;
    // Tests that break something on purpose see to 500 themselves.
    const response = operation.responses[answer.status === 500 ? 'default' : answer.status];
    if (!response) {
      throw new Error(`${where}, which its describe(…) does not tell: ${await answer.clone().text()}`);
    }
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const content = response.content?.[type];
    if (!content?.schema) {
      if (response.content || (await answer.clone().text()) !== '')
        throw new Error(`${where} as ${type || 'nothing'}`);
      return;
    }
    if (type !== 'application/json') return;
    const body = await answer.clone().json();
    const parsed = schemaOf(`${operation.name} ${answer.status}`, content.schema).safeParse(body);
    if (!parsed.success) {
      throw new Error(
        `${where} otherwise than described: ${z.prettifyError(parsed.error)}\n${JSON.stringify(body)}`,
      );
    }
  };
}

function listOperations({ paths = {} }: OpenAPIV3_1.Document): KnownOperation[] {
  return Object.entries(paths).flatMap(([path, item = {}]) =>
    Object.entries(item as Record<string, OpenAPIV3_1.OperationObject>).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
      method: method.toUpperCase(),
      responses: operation.responses as Record<string, OpenAPIV3_1.ResponseObject>,
    })),
  );
}

/** Fixed paths go before those with parameters. */
function findOperation(operations: readonly KnownOperation[], method: string, path: string) {
  const found = operations.filter((known) => known.method === method && known.pattern.test(path));
  return found.find(({ name }) => !name.includes('{')) ?? found[0];
}

/** Objects may have nothing but what is described: a client must bear more, a test must notice it. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...rest } = schema as Record<string, unknown>;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, closed(value)]));
  if (typeof $ref === 'string') {
    const reference = { $ref: $ref.replace('#/components/schemas/', '#/$defs/') };
    return Object.keys(inner).length > 0 ? { allOf: [reference, { type: 'object', ...inner }] } : reference;
  }
  const isOpen = inner.type === 'object' && 'properties' in inner && !('additionalProperties' in inner);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}
