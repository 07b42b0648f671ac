import { Hono } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { adminAnnouncements } from './admin/announcements.ts';
import { adminBlocks } from './admin/blocks.ts';
import { adminDeletions } from './admin/deletions.ts';
import { adminFlags } from './admin/flags.ts';
import { adminHealth } from './admin/health.ts';
import { adminImpersonation } from './admin/impersonation.ts';
import { adminJobs } from './admin/jobs.ts';
import { adminModels } from './admin/models.ts';
import { adminOverview } from './admin/overview.ts';

/** The admin area: docs/admin.md. */
export const admin = new Hono<AuthenticatedEnv>()
  .route('/overview', adminOverview)
  .route('/health', adminHealth)
  .route('/announcements', adminAnnouncements)
  .route('/flags', adminFlags)
  .route('/models', adminModels)
  .route('/jobs', adminJobs)
  .route('/impersonation', adminImpersonation)
  .route('/deletions', adminDeletions)
  .route('/', adminBlocks);
