import { archiveFolder } from '../archive-folder.ts';
import type { Step } from './target.ts';

const KEYS_PER_DELETE = 1000;

/** Deletes the sites' archived events, which lie in a folder of each. */
export const eraseArchive: Step = async ({ archive }, { siteIds }) => {
  let files = 0;
  for (const siteId of siteIds) {
    for (;;) {
      const { objects } = await archive.list({ prefix: archiveFolder(siteId), limit: KEYS_PER_DELETE });
      if (objects.length === 0) break;
      await archive.delete(objects.map(({ key }) => key));
      files += objects.length;
    }
  }
  return { counts: { files } };
};
