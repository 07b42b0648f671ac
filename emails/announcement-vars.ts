import { z } from 'zod';

/** Announcements a minute: slow enough for a mail provider's good opinion, and for what a run of cron may ask of D1 and KV. */
export const PER_MINUTE = z.coerce.number().int().min(1).max(60).default(20);
