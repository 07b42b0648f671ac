import { keptAnswersKey } from '../../../clickhouse/query/kept-answers.ts';
import { siteConfigKey, siteDomainKey } from '../../../core/site.ts';
import { openRemembered } from '../../../db/remembered.ts';
import type { Step } from './target.ts';

/** Deletes what ingest knows of the sites, and what is kept of their answers. */
export const eraseConfigs: Step = async ({ siteConfigs, keptAnswers, vault }, { sites, deletion }) => {
  const remembered = await openRemembered(vault, deletion);
  for (const { id, key } of sites) {
    await siteConfigs.delete(siteConfigKey(key));
    await keptAnswers.delete(keptAnswersKey(id));
    const domain = remembered?.domains[id];
    // It may be another site's by now.
    if (domain && (await siteConfigs.get(siteDomainKey(domain))) === key) {
      await siteConfigs.delete(siteDomainKey(domain));
    }
  }
  return { counts: { configs: sites.length } };
};
