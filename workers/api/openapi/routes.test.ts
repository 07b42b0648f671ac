import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { app } from '../app.ts';
import { apiRoutes, operationOf, pathParams } from './document.ts';

const routes = apiRoutes(app.routes);

it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  'describes %s',
  (name, route) => {
    const operation = operationOf(route);
    if (!operation) {
      expect.fail(`${name} has no description. Give it one as its first handler, and read its query by queryParams:
  .${route.method.toLowerCase()}('${route.path}', describe({
    operationId: 'verbNoun',   // unique
    tag: 'Sites',              // of workers/api/openapi/tags.ts
    summary: 'One line without a full stop',
    ${
      pathParams(route.path).length > 0
        ? `params: { ${pathParams(route.path)
            .map((param) => `${param}: z.string()`)
            .join(', ')} },\n    `
        : ''
    }answer: z.object({ … }),    // of success; \`status: 201\`, \`others: { 200: … }\` where it is not 200
    errors: ['not_found'],     // what the handler throws; middlewares (jsonBody, requireKey, …) say theirs
  }), requireUserOrKey('sites:read'), queryParams(z.object({ … })), async (c) => …)
See docs/openapi.md.`);
    }
    const undescribed = pathParams(route.path).filter((param) => !operation.params?.[param]);
    expect(undescribed, `${name}: say what they are in describe({ params: { name: z.string() } })`).toEqual(
      [],
    );
  },
);

it('gives every operation a name of its own', () => {
  const ids = routes.flatMap((route) => operationOf(route)?.operationId ?? []);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('reads query strings only where their parameters are described', () => {
  const readers = ['middleware/query-params.ts', 'named-site.ts'];
  const api = join(import.meta.dirname, '..');
  const files = globSync('**/*.ts', { cwd: api }).filter(
    (file) => !readers.includes(file) && !/(\.test\.ts|(^|\/)test-[\w-]+\.ts)$/.test(file),
  );
  const others = files.filter((file) => /\breq\.quer(y|ies)\(/.test(readFileSync(join(api, file), 'utf8')));
  expect(others, 'use queryParams(schema) and c.req.valid("query")').toEqual([]);
});
