import { describe, expect, it } from 'vitest';
import { readAcquisition } from './acquisition.ts';
import { CHANNELS } from './channel.ts';

/** A page's query string, the referrer, and the channel the two make. */
const CASES: [query: string, referrer: string, channel: (typeof CHANNELS)[number]][] = [
  ['', '', 'Direct'],
  ['utm_medium=unheard-of', '', 'Direct'],
  ['', 'https://www.example.com/inner', 'Direct'],
  ['utm_campaign=Cross-Network-1&utm_source=google&utm_medium=cpc', '', 'Cross-network'],
  ['', 'https://chatgpt.com/', 'AI Assistants'],
  ['utm_source=chatgpt.com', '', 'AI Assistants'],
  ['utm_source=openai', '', 'AI Assistants'],
  ['', 'https://gemini.google.com/', 'AI Assistants'],
  ['', 'https://www.perplexity.ai/', 'AI Assistants'],
  ['', 'https://claude.ai/', 'AI Assistants'],
  ['utm_source=chatgpt&utm_medium=cpc', '', 'Paid Other'],
  ['utm_source=shopping.google.com&utm_medium=cpc&utm_campaign=spring-shopping', '', 'Paid Shopping'],
  ['utm_source=ebay&utm_medium=paid', '', 'Paid Shopping'],
  ['utm_source=google&utm_medium=cpc', '', 'Paid Search'],
  ['utm_source=google&utm_medium=PPC', '', 'Paid Search'],
  ['utm_source=adwords', '', 'Paid Search'],
  ['gclid=abc', 'https://www.google.com/', 'Paid Search'],
  ['gbraid=abc', 'https://www.google.com/', 'Paid Search'],
  ['msclkid=abc', 'https://www.bing.com/', 'Paid Search'],
  ['msclkid=abc', 'https://www.google.com/', 'Organic Search'],
  ['utm_source=facebook&utm_medium=paid-social', '', 'Paid Social'],
  ['utm_source=ig-ads', '', 'Paid Social'],
  ['utm_source=youtube&utm_medium=cpv', '', 'Paid Video'],
  ['utm_source=youtube&utm_medium=cpc', '', 'Paid Video'],
  ['utm_source=partner&utm_medium=banner', '', 'Display'],
  ['utm_source=google&utm_medium=display', '', 'Display'],
  ['utm_source=partner&utm_medium=retargeting', '', 'Paid Other'],
  ['', 'https://www.amazon.com/dp/1', 'Organic Shopping'],
  ['utm_source=partner&utm_campaign=shop-the-look', '', 'Organic Shopping'],
  ['', 'https://www.facebook.com/', 'Organic Social'],
  ['', 'https://t.co/x', 'Organic Social'],
  ['', 'https://news.ycombinator.com/', 'Organic Social'],
  ['fbclid=x', 'https://l.facebook.com/', 'Organic Social'],
  ['utm_source=partner&utm_medium=social-network', '', 'Organic Social'],
  ['', 'https://www.youtube.com/', 'Organic Video'],
  ['utm_source=partner&utm_medium=video', '', 'Organic Video'],
  ['', 'https://www.google.fr/', 'Organic Search'],
  ['', 'https://duckduckgo.com/', 'Organic Search'],
  ['', 'https://search.seznam.cz/', 'Organic Search'],
  ['utm_medium=organic', '', 'Organic Search'],
  ['utm_source=newsletter', '', 'Email'],
  ['utm_source=partner&utm_medium=E-Mail', '', 'Email'],
  ['', 'https://mail.google.com/', 'Email'],
  ['utm_source=partner&utm_medium=affiliate', '', 'Affiliates'],
  ['utm_source=partner&utm_medium=audio', '', 'Audio'],
  ['utm_source=sms', '', 'SMS'],
  ['utm_source=partner&utm_medium=sms', '', 'SMS'],
  ['utm_source=partner&utm_medium=web-push', '', 'Mobile Push Notifications'],
  ['utm_source=firebase', '', 'Mobile Push Notifications'],
  ['utm_medium=referral', '', 'Referral'],
  ['ref=producthunt-clone', '', 'Referral'],
  ['', 'https://some.blog.test/', 'Referral'],
];

describe('classifyChannel', () => {
  it.each(CASES)('of ?%s and referrer %j is %3$s', (query, referrer, channel) => {
    const acquisition = readAcquisition({
      query: new URLSearchParams(query),
      referrer,
      hostname: 'example.com',
      given: {},
    });
    expect(acquisition.channel).toBe(channel);
  });

  it('is tested for every channel there is', () => {
    const tested = new Set(CASES.map(([, , channel]) => channel));
    expect(CHANNELS.filter((channel) => !tested.has(channel))).toEqual([]);
  });
});

describe('readAcquisition', () => {
  const read = (query: string, given = {}) =>
    readAcquisition({
      query: new URLSearchParams(query),
      referrer: undefined,
      hostname: 'example.com',
      given,
    });

  it('takes the first tag that names a source, whichever parameter carries it', () => {
    expect(read('ref=c&source=b&utm_source=a')).toMatchObject({ utm_source: 'a', source: 'a' });
    expect(read('ref=c&source=b&utm_source=')).toMatchObject({ utm_source: 'b', source: 'b' });
    expect(read('ref=ig')).toMatchObject({ utm_source: 'ig', source: 'Instagram' });
  });

  it('keeps the name of a click id and never its value', () => {
    const acquisition = read('fbclid=SECRET&gclid=SECRET&token=SECRET');
    expect(acquisition.click_id).toBe('gclid');
    expect(JSON.stringify(acquisition)).not.toContain('SECRET');
  });

  it('shows a stated source as it is stated and classifies it like a tag', () => {
    expect(read('utm_source=ig', { source: 'google' })).toMatchObject({
      source: 'google',
      utm_source: 'ig',
      channel: 'Organic Search',
    });
    expect(read('', { source: 'Facebook', utm_medium: 'cpc' })).toMatchObject({ channel: 'Paid Social' });
  });
});
