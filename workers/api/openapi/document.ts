import type { RouterRoute } from 'hono/types';
import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { mayView } from '../view/view-rules.ts';
import type { Answer, Operation } from './describe.ts';
import { errorAnswers } from './error-answers.ts';
import { factsOf, type RouteFacts } from './route-facts.ts';
import { createSchemas, type JsonSchema, type Schemas } from './schemas.ts';
import { SECURITY_SCHEMES } from './security-schemes.ts';
import { TAGS } from './tags.ts';

/** What the Worker serves beside its API: nobody programs against these. */
const NO_API = ['/health'];

/** A route of the API with what all its handlers say of it. */
export interface ApiRoute {
  method: string;
  /** As Hono writes it: `/api/v1/sites/:site_id`. */
  path: string;
  facts: readonly RouteFacts[];
}

/** The routes of the API, in the order of the code. */
export function apiRoutes(routes: readonly RouterRoute[]): ApiRoute[] {
  const found = new Map<string, ApiRoute>();
  for (const { method, path } of routes) {
    if (isMiddleware({ method, path }) || NO_API.includes(path)) continue;
    const facts = routes
      .filter((other) => covers(other, { method, path }))
      .map(({ handler }) => factsOf(handler));
    found.set(`${method} ${path}`, { method, path, facts });
  }
  return [...found.values()];
}

function isMiddleware({ method, path }: Pick<RouterRoute, 'method' | 'path'>): boolean {
  return method === 'ALL' && path.endsWith('*');
}

function covers(one: RouterRoute, { method, path }: Pick<RouterRoute, 'method' | 'path'>): boolean {
  if (isMiddleware(one)) return `${path}/`.startsWith(one.path.slice(0, -1));
  return one.method === method && one.path === path;
}

/** What a route says of itself by `describe`, if it does. */
export function operationOf({ facts }: ApiRoute): Operation | undefined {
  return facts.find(({ operation }) => operation)?.operation;
}

/** The names of a path's parameters. */
export function pathParams(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}

/** The API's description: OpenAPI 3.1, made of what the routes' own code says. */
export function openApiDocument(routes: readonly RouterRoute[], publicUrl: string): OpenAPIV3_1.Document {
  const schemas = createSchemas();
  const paths: OpenAPIV3_1.PathsObject = {};
  for (const route of apiRoutes(routes)) {
    const operation = operationOf(route);
    // A test says which have none.
    if (!operation) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pharos',
      version: '1',
      description:
        'Web traffic and web performance analytics. Every error answers a sentence, a code and a request id.',
    },
    servers: [{ url: new URL(publicUrl).origin }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      // Sorted, so that it does not change with the order of routes.
      schemas: Object.fromEntries(
        Object.entries(schemas.components).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

function describeRoute(route: ApiRoute, operation: Operation, schemas: Schemas): OpenAPIV3_1.OperationObject {
  const { operationId, tag, summary, description, answer, status = 200, others = {} } = operation;
  // The body of a GET has no meaning, whatever a middleware would read.
  const body = route.method === 'GET' ? undefined : route.facts.find((facts) => facts.body)?.body;
  const successes = Object.entries<Answer>({ [status]: answer, ...others });
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: route.facts.flatMap(({ security = [] }) => security as Record<string, string[]>[]),
    ...parametersOf(route, operation, schemas),
    ...(body && {
      requestBody: { required: body.isRequired, content: contentOf(body.content, schemas.input) },
    }),
    responses: {
      ...Object.fromEntries(successes.map(([key, value]) => [key, success(value, schemas)])),
      ...errorAnswers(errorCodes(route), schemas),
    },
  };
}

function parametersOf(route: ApiRoute, operation: Operation, { input }: Schemas) {
  const parameters: OpenAPIV3_1.ParameterObject[] = pathParams(route.path).map((name) =>
    parameter(name, 'path', { schema: input(operation.params?.[name] ?? z.string()), isRequired: true }),
  );
  for (const { query } of route.facts) {
    if (!query) continue;
    const { properties = {}, required = [] } = input(query) as OpenAPIV3_1.SchemaObject;
    for (const [name, schema] of Object.entries(properties)) {
      parameters.push(parameter(name, 'query', { schema, isRequired: required.includes(name) }));
    }
  }
  for (const [name, schema] of Object.entries(operation.headers ?? {})) {
    parameters.push(parameter(name, 'header', { schema: input(schema), isRequired: false }));
  }
  return parameters.length > 0 ? { parameters } : {};
}

function parameter(
  name: string,
  where: 'path' | 'query' | 'header',
  { schema, isRequired }: { schema: JsonSchema; isRequired: boolean },
): OpenAPIV3_1.ParameterObject {
  const { description, ...rest } = schema as OpenAPIV3_1.SchemaObject;
  return {
    name,
    in: where,
    required: isRequired,
    ...(description && { description }),
    schema: rest as never,
  };
}

function contentOf(content: Readonly<Record<string, z.ZodType>>, write: Schemas['input']) {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [
      type,
      { schema: write(schema) as OpenAPIV3_1.SchemaObject },
    ]),
  );
}

function success(answer: Answer, { output }: Schemas): OpenAPIV3_1.ResponseObject {
  if (answer === null) return { description: 'Done.' };
  const content = answer instanceof z.ZodType ? { 'application/json': answer } : answer;
  return { description: 'Done.', content: contentOf(content, output) };
}

/** Whoever only reads is not asked where the request came from. */
function errorCodes({ method, path, facts }: ApiRoute) {
  const codes = new Set(facts.flatMap(({ errors = [] }) => errors));
  if (method === 'GET') codes.delete('cross_site');
  if (mayView(`${method} ${path}`)) codes.delete('view_only');
  return codes;
}
