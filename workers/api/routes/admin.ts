import { Hono } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { adminBlocks } from './admin/blocks.ts';
import { adminDeletions } from './admin/deletions.ts';
import { adminJobs } from './admin/jobs.ts';
import { adminModels } from './admin/models.ts';
import { adminOverview } from './admin/overview.ts';

/** The admin area: docs/admin.md. */
export const admin = new Hono<AuthenticatedEnv>()
  .route('/overview', adminOverview)
  .route('/models', adminModels)
  .route('/jobs', adminJobs)
  .route('/deletions', adminDeletions)
  .route('/', adminBlocks);
