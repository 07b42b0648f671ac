import { Hono } from 'hono';
import type { ApiEnv } from '../context.ts';

/** Whether the Worker runs and its configuration is whole. Asks no storage: its outage must not restart us. */
export const health = new Hono<ApiEnv>().get('/', (c) => c.json({ ok: true, worker: 'api' }));
