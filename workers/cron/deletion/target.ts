import { listSitesToErase } from '../../../db/deleted-sites.ts';
import type { Destroyed } from '../../../db/deletion-schema.ts';
import type { Deletion } from '../../../db/deletions.ts';
import type { Site } from '../../../db/sites.ts';
import type { Services } from '../services.ts';

/** What a deletion destroys. */
export interface Target {
  deletion: Deletion;
  /** As they are stored; all of them are hidden already. */
  sites: Site[];
  siteIds: number[];
  now: number;
}

/** What a step has destroyed; `wait`: it must come again later, and why. */
export type StepOutcome = Omit<Destroyed, 'at'> | { wait: string };

/** There was nothing to destroy. */
export const NOTHING: StepOutcome = { counts: {} };

/** Destroys what one store has of it. May be cut short at any moment and begun again. */
export type Step = (services: Services, target: Target) => Promise<StepOutcome>;

/** Reads what belongs to a deletion. */
export async function readTarget({ db }: Services, deletion: Deletion, now: number): Promise<Target> {
  const sites = await listSitesToErase(db, deletion);
  return { deletion, sites, siteIds: sites.map(({ id }) => id), now };
}
