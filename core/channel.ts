import type { Campaign } from './campaign.ts';
import type { Source } from './source.ts';

/** The closed list of channels, in the order in which their rules are tried; what no rule takes is Direct. */
export const CHANNELS = [
  'Cross-network',
  'AI Assistants',
  'Paid Shopping',
  'Paid Search',
  'Paid Social',
  'Paid Video',
  'Display',
  'Paid Other',
  'Organic Shopping',
  'Organic Social',
  'Organic Video',
  'Organic Search',
  'Email',
  'Affiliates',
  'Audio',
  'SMS',
  'Mobile Push Notifications',
  'Referral',
  'Direct',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the rules look at; texts in lower case. */
interface ChannelFacts {
  source: Source;
  tag: string;
  medium: string;
  campaign: string;
  clickId: string;
  /** The medium or the tag says that somebody paid. */
  isPaid: boolean;
}

const PAID_MEDIUM = /^(?:.*cp.*|ppc|retargeting|paid.*)$/;
const SHOPPING_CAMPAIGN = /^(?:.*(?:(?:[^a-df-z]|^)shop|shopping).*)$/;
const DISPLAY_MEDIA = ['display', 'banner', 'expandable', 'interstitial', 'cpm'];
const SOCIAL_MEDIA = ['social', 'social-network', 'social-media', 'sm', 'social network', 'social media'];
const EMAIL = /email|e-mail|e_mail|e mail|newsletter/;
const REFERRAL_MEDIA = ['referral', 'app', 'link'];
const GOOGLE_CLICK_IDS = ['gclid', 'gbraid', 'wbraid'];

/**
 * Google's default channel group (support.google.com/analytics/answer/9756891). Ours differ: AI Assistants is a channel;
 * click ids of Google and Bing count as paid; Referral comes after the channels that a medium names.
 */
const RULES: readonly (readonly [Channel, (facts: ChannelFacts) => boolean])[] = [
  ['Cross-network', (f) => f.campaign.includes('cross-network')],
  ['AI Assistants', (f) => f.source.category === 'ai' && !f.isPaid],
  ['Paid Shopping', (f) => f.isPaid && isShopping(f)],
  ['Paid Search', (f) => (f.isPaid && f.source.category === 'search') || isPaidSearchClick(f)],
  ['Paid Social', (f) => f.isPaid && f.source.category === 'social'],
  ['Paid Video', (f) => f.isPaid && f.source.category === 'video'],
  ['Display', (f) => DISPLAY_MEDIA.includes(f.medium)],
  ['Paid Other', (f) => f.isPaid],
  ['Organic Shopping', isShopping],
  ['Organic Social', (f) => f.source.category === 'social' || SOCIAL_MEDIA.includes(f.medium)],
  ['Organic Video', (f) => f.source.category === 'video' || f.medium.includes('video')],
  ['Organic Search', (f) => f.source.category === 'search' || f.medium === 'organic'],
  ['Email', (f) => f.source.category === 'email' || EMAIL.test(f.tag) || EMAIL.test(f.medium)],
  ['Affiliates', (f) => f.medium === 'affiliate'],
  ['Audio', (f) => f.medium === 'audio'],
  ['SMS', (f) => f.medium === 'sms' || f.tag === 'sms'],
  ['Mobile Push Notifications', (f) => /push$|mobile|notification/.test(f.medium) || f.tag === 'firebase'],
  ['Referral', (f) => REFERRAL_MEDIA.includes(f.medium) || f.source.name !== ''],
];

function isShopping(facts: ChannelFacts): boolean {
  return facts.source.category === 'shopping' || SHOPPING_CAMPAIGN.test(facts.campaign);
}

function isPaidSearchClick({ source, clickId }: ChannelFacts): boolean {
  if (source.name === 'Google') return GOOGLE_CLICK_IDS.includes(clickId);
  return source.name === 'Bing' && clickId === 'msclkid';
}

/** The channel of a visit: the first rule that fits. */
export function classifyChannel(source: Source, campaign: Campaign): Channel {
  const medium = campaign.utm_medium.toLowerCase();
  const facts = {
    source,
    tag: campaign.utm_source.toLowerCase(),
    medium,
    campaign: campaign.utm_campaign.toLowerCase(),
    clickId: campaign.click_id,
    isPaid: PAID_MEDIUM.test(medium) || source.isPaid,
  };
  return RULES.find(([, fits]) => fits(facts))?.[0] ?? 'Direct';
}
