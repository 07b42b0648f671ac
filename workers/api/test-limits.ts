import { Hono } from 'hono';
import { z } from 'zod';
import { app } from './app.ts';
import type { ApiEnv } from './context.ts';
import { jsonBody } from './middleware/json-body.ts';
import { limit } from './middleware/limit.ts';

const emailSchema = z.object({ email: z.string() });
const ok = { ok: true };

const routes = new Hono<ApiEnv>()
  .get('/by-ip', limit({ name: 'by-ip', key: 'ip', rate: '5/10m' }), (c) => c.json(ok))
  .get('/same-name', limit({ name: 'by-ip', key: 'ip', rate: '5/10m' }), (c) => c.json(ok))
  .get('/kept', limit({ name: 'kept', key: 'ip', rate: '30/h' }), (c) => c.json(ok))
  .get('/user', limit({ name: 'user', key: 'user', rate: '1/d' }), (c) => c.json(ok))
  .get('/key', limit({ name: 'key', key: (c) => c.req.query('k'), rate: '1/h' }), (c) => c.json(ok))
  .post(
    '/email',
    jsonBody(emailSchema),
    limit({ name: 'by-email', key: 'email', rate: '3/15m', sentence: 'Too many tries.' }),
    (c) => c.json(ok),
  )
  .get(
    '/two',
    limit({ name: 'wide', key: 'ip', rate: '100/m' }),
    limit({ name: 'narrow', key: 'ip', rate: '4/m' }),
    limit({ name: 'wider', key: 'ip', rate: '1000/m' }),
    (c) => c.json(ok),
  );

/** The api Worker with routes that only tests of the limits need. */
export default { fetch: app.route('/api/test', routes).fetch };
