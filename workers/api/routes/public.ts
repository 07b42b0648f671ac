import { Hono } from 'hono';
import type { ApiEnv } from '../context.ts';
import { badge } from './public/badge.ts';
import { card } from './public/card.ts';
import { demo } from './public/demo.ts';
import { ownTracker } from './public/own-tracker.ts';
import { publicSites } from './public/site.ts';
import { status } from './public/status.ts';

/** What everybody may ask, without signing in: for public pages and pictures. */
export const publicRoutes = new Hono<ApiEnv>()
  .route('/badge', badge)
  .route('/card', card)
  .route('/demo', demo)
  .route('/own-tracker', ownTracker)
  .route('/sites', publicSites)
  .route('/status', status);
