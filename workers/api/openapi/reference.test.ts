import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiDeclarations } from '../../../scripts/api-types/declarations.ts';
import { described } from '../../../scripts/api-types/described-api.ts';
import { PATHS_FILE } from '../../../scripts/api-types/paths-file.ts';
import { app } from '../app.ts';
import { openApiDocument } from './document.ts';
import { renderReference } from './reference.ts';

const document = openApiDocument(app.routes, 'https://pharos.example');

/** The codes an error answer may have. */
function errorCodes(answer: object | undefined): string[] {
  const [, list = '[]'] = /"code":{"enum":(\[.*?\])/.exec(JSON.stringify(answer)) ?? [];
  return JSON.parse(list) as string[];
}

describe('openApiDocument', () => {
  it('says of every operation who may ask: nobody in particular, or by what', () => {
    const { paths = {} } = document;
    expect(paths['/api/auth/sign-in']?.post?.security).toEqual([]);
    expect(paths['/api/v1/events']?.post?.security).toEqual([{ key: ['events:write'] }]);
    expect(paths['/api/v2/query']?.post?.security).toEqual([
      { key: ['stats:read'] },
      { link: [] },
      { session: [] },
    ]);
    expect(paths['/api/v1/sites']?.post?.security).toEqual([{ key: ['sites:write'] }, { session: [] }]);
    expect(paths['/api/operator/keys']?.delete?.security).toEqual([{ operator: [] }]);
  });

  it('takes body, parameters and errors from the code', () => {
    const saveGoal = document.paths?.['/api/v1/sites/goals']?.put;
    expect(saveGoal?.requestBody).toMatchObject({
      required: true,
      content: {
        'application/json': { schema: { required: expect.arrayContaining(['goal_type', 'site_id']) } },
        'multipart/form-data': {},
      },
    });
    const codes = (method: 'get' | 'put', status: number) =>
      errorCodes(document.paths?.['/api/v1/sites/goals']?.[method]?.responses?.[status]);
    expect(codes('put', 409)).toEqual(['goal_exists', 'limit_reached', 'name_taken']);
    expect(codes('put', 403)).toEqual(expect.arrayContaining(['cross_site', 'missing_scope']));
    expect(codes('get', 403)).not.toContain('cross_site');
    const effect = document.paths?.['/api/v1/deploys/{deploy_id}/effect']?.get;
    expect(effect?.parameters).toEqual([
      expect.objectContaining({ name: 'deploy_id', in: 'path', required: true }),
      expect.objectContaining({
        name: 'days',
        in: 'query',
        schema: expect.objectContaining({ maximum: 28 }),
      }),
      expect.objectContaining({ name: 'site_id', in: 'query' }),
    ]);
  });

  it('refers to nothing that is not there', () => {
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    const missing = names.filter(([, name = '']) => !document.components?.schemas?.[name]);
    expect(names.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});

it('has the types of the dashboard’s client made of it', async () => {
  const isFresh = readFileSync(PATHS_FILE, 'utf8') === (await apiDeclarations(described));
  expect(
    isFresh,
    'The API’s description has changed since web/src/api/paths.d.ts was made: npm run api-types',
  ).toBe(true);
});

describe('renderReference', () => {
  it('shows every operation, with nothing inline and nothing of others', async () => {
    const page = String(await renderReference(document));
    const ids = [...JSON.stringify(document.paths).matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => !page.includes(`<article id="${id}">`))).toEqual([]);
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|(src|href)="(https?:)?\/\//);
  });
});
