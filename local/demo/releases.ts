import { DEMO_SITE } from './demo-site.ts';

const FIRST_AT = Date.UTC(2024, 0, 2, 9, 30);
const EVERY_MS = 14 * 86_400_000;

/** A version of the demo site, on line from `at` (epoch ms) on. */
export interface Release {
  at: number;
  version: string;
  description: string;
  /** Whether the picture of the home page is a heavy one: every other release mends it, the next forgets. */
  isHeavy: boolean;
}

/** The version that was on line at an instant, epoch ms: a fortnight each, so that any month has a before and an after. */
export function releaseAt(time: number): Release {
  const number = Math.max(0, Math.floor((time - FIRST_AT) / EVERY_MS));
  const isHeavy = number % 2 === 0;
  return {
    at: FIRST_AT + number * EVERY_MS,
    version: `1.${number}`,
    description: isHeavy ? 'New picture on the home page' : 'Picture of the home page as AVIF, loaded first',
    isHeavy,
  };
}

/** The releases that came on line between two instants, epoch ms, oldest first. */
export function releasesBetween(from: number, to: number): Release[] {
  const found: Release[] = [];
  for (let release = releaseAt(to); release.at >= from; release = releaseAt(release.at - 1)) {
    found.unshift(release);
    if (release.at <= FIRST_AT) break;
  }
  return found;
}

/** A release as `POST /api/v1/deploys` takes it. */
export function deployOf({ at, version, description }: Release): object {
  return { site_id: DEMO_SITE.domain, version, at: new Date(at).toISOString(), description };
}
