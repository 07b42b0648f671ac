import { Hono } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { aggregate } from './stats/aggregate.ts';
import { breakdown } from './stats/breakdown.ts';
import { realtime } from './stats/realtime.ts';
import { timeseries } from './stats/timeseries.ts';

/** The questions of Plausible's Stats API v1, each a translation into v2 (docs/api-v1.md). */
export const stats = new Hono<AuthenticatedEnv>()
  .route('/realtime/visitors', realtime)
  .route('/aggregate', aggregate)
  .route('/timeseries', timeseries)
  .route('/breakdown', breakdown);
