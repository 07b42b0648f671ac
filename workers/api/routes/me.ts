import { Hono } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { deleteMe } from './me/delete-me.ts';
import { exportMe } from './me/export-me.ts';
import { previewDeleteMe } from './me/preview-delete.ts';

/** What a user does with all that is known of her: docs/deletion.md. */
export const me = new Hono<AuthenticatedEnv>()
  .route('/', deleteMe)
  .route('/', previewDeleteMe)
  .route('/', exportMe);
