import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError, renderError } from '../errors.ts';
import { requestLog } from './request-log.ts';

it('says of a refusal which route, what kind of asker and why, and nothing that was sent', async () => {
  const lines: unknown[] = [];
  const app = new Hono<AuthenticatedEnv>()
    .use(requestLog((level, message, fields) => lines.push({ level, message, ...fields })))
    .get('/sites/:id', (c) => {
      const access = { accountIds: [], siteIds: [] };
      c.set('principal', { kind: 'link', linkId: 1, segmentId: null, access });
      throw new ApiError('missing_scope', 'A shared link reads numbers and nothing else.');
    });
  app.onError((error, c) => renderError(c, c.get('requestId'), error as ApiError));
  const response = await app.request('/sites/secret.example?token=secret', {
    headers: { cookie: 'secret', 'cf-connecting-ip': '203.0.113.9' },
  });
  expect(lines).toEqual([
    {
      level: 'info',
      message: 'request',
      request_id: response.headers.get('x-request-id'),
      method: 'GET',
      route: '/sites/:id',
      status: 403,
      code: 'missing_scope',
      by: 'link',
      ms: expect.any(Number),
    },
  ]);
});
