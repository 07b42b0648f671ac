import { type Campaign, readCampaign } from './campaign.ts';
import { classifyChannel } from './channel.ts';
import type { Attributes } from './event.ts';
import type { GivenAttributes } from './raw-event.ts';
import { parseReferrer, type Referrer } from './referrer.ts';
import { type Source, sourceOfName, sourceOfReferrer, sourceOfTag } from './source.ts';

/** How a visitor was won. */
export type Acquisition = Campaign & Pick<Attributes, 'source' | 'channel' | 'referrer'>;

/** Reads it from the page's query string, the referrer and what was stated outright; '' = not known. */
export function readAcquisition(from: {
  query: URLSearchParams | undefined;
  referrer: string | undefined;
  hostname: string;
  given: GivenAttributes;
}): Acquisition {
  const { given } = from;
  const tagged = readCampaign(from.query ?? new URLSearchParams());
  const campaign: Campaign = {
    utm_source: given.utm_source ?? tagged.utm_source,
    utm_medium: given.utm_medium ?? tagged.utm_medium,
    utm_campaign: given.utm_campaign ?? tagged.utm_campaign,
    utm_content: given.utm_content ?? tagged.utm_content,
    utm_term: given.utm_term ?? tagged.utm_term,
    click_id: given.click_id ?? tagged.click_id,
  };
  const referrer = from.referrer ? parseReferrer(from.referrer, from.hostname) : undefined;
  const source = findSource(given.source, campaign.utm_source, referrer);
  return {
    ...campaign,
    source: source.name,
    channel: classifyChannel(source, campaign),
    referrer: referrer?.stored ?? '',
  };
}

/** Stated outright, else tagged, else the page that linked here. */
function findSource(stated: string | undefined, tag: string, referrer: Referrer | undefined): Source {
  if (stated) return sourceOfName(stated);
  if (tag !== '') return sourceOfTag(tag);
  return referrer ? sourceOfReferrer(referrer) : { name: '', isPaid: false };
}
