import { findRemains } from '../../../clickhouse/erase-sites.ts';
import { keptAnswersKey } from '../../../clickhouse/query/kept-answers.ts';
import { siteConfigKey } from '../../../core/site.ts';
import { countRows } from '../../../db/erase-rows.ts';
import { archiveFolder } from '../archive-folder.ts';
import { isInLetters } from './dead-letters.ts';
import { NOTHING, type Step } from './target.ts';

/** Something was still there: all steps are to be taken again. */
export class Remains extends Error {
  override name = 'Remains';

  constructor(stores: string[]) {
    super(`still there after all steps: ${[...new Set(stores)].join(', ')}`);
  }
}

/** Looks into every store again. @throws Remains */
export const verify: Step = async (
  { clickhouse, archive, deadLetters, siteConfigs, keptAnswers, db },
  { sites, siteIds, deletion },
) => {
  const remains: string[] = [];
  if ((await findRemains(clickhouse, siteIds)).length > 0) remains.push('events');
  if (await isInLetters(deadLetters, sites)) remains.push('dead_letters');
  for (const { id, key } of sites) {
    if ((await archive.list({ prefix: archiveFolder(id), limit: 1 })).objects.length > 0)
      remains.push('archive');
    if ((await siteConfigs.get(siteConfigKey(key))) !== null) remains.push('configs');
    if ((await keptAnswers.get(keptAnswersKey(id))) !== null) remains.push('configs');
    if ((await countRows(db, 'siteId', id)) > 0) remains.push('database');
  }
  const { kind, subjectId } = deletion;
  const belonging = kind === 'account' ? 'accountId' : 'userId';
  if (kind !== 'site' && (await countRows(db, belonging, subjectId)) > 0) remains.push('database');
  if (remains.length > 0) throw new Remains(remains);
  return NOTHING;
};
