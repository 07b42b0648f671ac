import { Hono } from 'hono';
import type { ApiEnv } from '../context.ts';
import { limit } from '../middleware/limit.ts';
import { requireOperator } from '../middleware/operator.ts';
import { operatorCounters } from './operator/counters.ts';
import { operatorDataKey } from './operator/data-key.ts';
import { operatorDeadLetters } from './operator/dead-letters.ts';
import { operatorKeys } from './operator/keys.ts';
import { operatorSites } from './operator/sites.ts';
import { operatorUpkeep } from './operator/upkeep.ts';
import { operatorUsers } from './operator/users.ts';

/** What scripts/pharos.ts asks for; all behind the operator's token. */
export const operator = new Hono<ApiEnv>()
  .use(limit({ name: 'operator', key: 'ip', rate: '1200/m' }), requireOperator())
  .route('/sites', operatorSites)
  .route('/keys', operatorKeys)
  .route('/users', operatorUsers)
  .route('/counters', operatorCounters)
  .route('/dead-letters', operatorDeadLetters)
  .route('/data-key', operatorDataKey)
  .route('/', operatorUpkeep);
