import type { OpenAPIV3_1 } from 'openapi-types';
import openapiTS, { type OpenAPI3 } from 'openapi-typescript';

const HEAD = `/*
 * Made by \`npm run api-types\` of what the routes of workers/api say of themselves (docs/openapi.md). Not to be edited.
 */
`;
const JSON_TYPE = 'application/json';

/** The API's description as the TypeScript types that the dashboard's client is made of. */
export async function apiDeclarations(document: OpenAPIV3_1.Document): Promise<string> {
  const slim = withNames(withoutRest(structuredClone(document)));
  return openapiTS(slim as unknown as OpenAPI3, { commentHeader: HEAD, silent: true });
}

/** Errors all have one shape (web/src/api/client.ts), and of several ways to write a body the client uses JSON. */
function withoutRest(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const items = Object.values(document.paths ?? {}) as Record<string, OpenAPIV3_1.OperationObject>[];
  for (const operation of items.flatMap((item) => Object.values(item))) {
    const answers = Object.entries(operation.responses ?? {});
    operation.responses = Object.fromEntries(answers.filter(([status]) => /^[23]/.test(status)));
    const body = operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
    const json = body?.content[JSON_TYPE];
    if (body && json) body.content = { [JSON_TYPE]: json };
  }
  return document;
}

/** A record of all of certain names is an object of these: the library knows no `propertyNames`. */
function withNames<T>(node: T): T {
  if (typeof node !== 'object' || node === null) return node;
  for (const value of Object.values(node)) withNames(value);
  const schema = node as OpenAPIV3_1.SchemaObject & { propertyNames?: { enum?: string[] } };
  const { propertyNames, required, additionalProperties: value } = schema;
  if (propertyNames?.enum && required && typeof value === 'object') {
    schema.properties = Object.fromEntries(propertyNames.enum.map((name) => [name, value]));
    delete schema.additionalProperties;
  }
  return node;
}
