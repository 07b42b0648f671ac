import { describe, expect, it } from 'vitest';
import { createAnswerCheck } from './check-answer.ts';

/** The types of OpenAPI 3.1 ask for a schema of 3.0 here. */
const json = (schema: object) => ({ 'application/json': { schema: schema as never } });
const thing = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
const refusal = { $ref: '#/components/schemas/Error', properties: { code: { enum: ['not_found'] } } };
const check = createAnswerCheck({
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/things/{id}': {
      get: {
        responses: {
          200: { description: 'ok', content: json(thing) },
          404: { description: 'none', content: json(refusal) },
        },
      },
    },
  },
  components: {
    schemas: { Error: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] } },
  },
});
const answer = (body: object, status = 200) => check('GET', '/things/7', Response.json(body, { status }));

describe('the check of answers', () => {
  it('lets pass what is described', async () => {
    await answer({ id: '7' });
    await answer({ code: 'not_found' }, 404);
  });

  it.each([
    ['a status', { id: '7' }, 201],
    ['a code', { code: 'gone' }, 404],
    ['a field', { id: '7', secret: 'x' }, 200],
    ['a field that is missing', {}, 200],
  ])('notices %s that is not', async (_, body, status) => {
    await expect(answer(body, status)).rejects.toThrow(`GET /things/{id} answers ${status}`);
  });
});
