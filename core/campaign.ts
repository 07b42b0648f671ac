import type { Attributes } from './event.ts';

/** What a page's URL says of the campaign that led to it; nothing else of a query string is ever kept. */
export type Campaign = Pick<
  Attributes,
  'utm_source' | 'utm_medium' | 'utm_campaign' | 'utm_content' | 'utm_term' | 'click_id'
>;

/** Parameters that name the source, best first. */
const SOURCE_PARAMETERS = ['utm_source', 'source', 'ref'];
/** Parameters by which ad networks mark a click, in order of precedence; their values identify people and are not kept. */
const CLICK_ID_PARAMETERS = ['gclid', 'gbraid', 'wbraid', 'msclkid', 'fbclid', 'twclid'];

/** Reads the campaign from a query string; '' = not stated. */
export function readCampaign(query: URLSearchParams): Campaign {
  const value = (name: string) => query.get(name)?.trim() ?? '';
  return {
    utm_source: SOURCE_PARAMETERS.map(value).find((tag) => tag !== '') ?? '',
    utm_medium: value('utm_medium'),
    utm_campaign: value('utm_campaign'),
    utm_content: value('utm_content'),
    utm_term: value('utm_term'),
    click_id: CLICK_ID_PARAMETERS.find((name) => value(name) !== '') ?? '',
  };
}
