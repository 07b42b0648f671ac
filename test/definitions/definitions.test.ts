import { afterAll, beforeAll } from 'vitest';
import { world } from './world.ts';

// What docs/metrics.md defines, chapter by chapter: events go in by POST /api/v1/events, numbers come out of POST
// /api/v2/query. All chapters share one Worker and one engine, since starting those takes longer than most chapters.
import './sessions.ts';
import './metrics.ts';
import './dimensions.ts';
import './filters.ts';
import './goals.ts';
import './revenue.ts';
import './time.ts';
import './zones.ts';
import './ranges.ts';
import './compare.ts';

beforeAll(() => world.start());
afterAll(() => world.stop());
