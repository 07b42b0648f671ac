import { describe, expect, it } from 'vitest';
import { readUserAgent } from './user-agent.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

describe('readUserAgent', () => {
  it.each([
    [`${WINDOWS} ${CHROME} Safari/537.36`, 'Chrome 142.0', 'Windows 10', 'Desktop'],
    [`${WINDOWS} ${CHROME} Safari/537.36 Edg/142.0.2478.51`, 'Edge 142.0', 'Windows 10', 'Desktop'],
    [`${WINDOWS} ${CHROME} Safari/537.36 OPR/109.0.0.0`, 'Opera 109.0', 'Windows 10', 'Desktop'],
    [
      'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; AS; rv:11.0) like Gecko',
      'Internet Explorer 11.0',
      'Windows 7',
      'Desktop',
    ],
    [
      'Mozilla/5.0 (Windows NT 5.1; rv:31.0) Gecko/20100101 Firefox/31.0',
      'Firefox 31.0',
      'Windows XP',
      'Desktop',
    ],
    [
      `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15`,
      'Safari 17.4',
      'Mac 10.15',
      'Desktop',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0',
      'Firefox 125.0',
      'GNU/Linux',
      'Desktop',
    ],
    [
      'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0',
      'Firefox 125.0',
      'Ubuntu',
      'Desktop',
    ],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${CHROME} Safari/537.36`,
      'Chrome 142.0',
      'Chrome OS 14541.0',
      'Desktop',
    ],
    [`${IPHONE} Version/17.4.1 Mobile/15E148 Safari/604.1`, 'Safari 17.4', 'iOS 17.4', 'Mobile'],
    [`${IPHONE} CriOS/124.0.6367.71 Mobile/15E148 Safari/604.1`, 'Chrome 124.0', 'iOS 17.4', 'Mobile'],
    [`${IPHONE} FxiOS/125.0 Mobile/15E148 Safari/605.1.15`, 'Firefox 125.0', 'iOS 17.4', 'Mobile'],
    [`${IPHONE} GSA/312.0.625 Mobile/15E148 Safari/604.1`, 'Google App 312.0', 'iOS 17.4', 'Mobile'],
    [
      `${IPHONE} Mobile/15E148 Instagram 331.0.0.29.90 (iPhone14,5; iOS 17_4_1)`,
      'Instagram 331.0',
      'iOS 17.4',
      'Mobile',
    ],
    [`${IPHONE} Mobile/15E148`, 'Mobile App', 'iOS 17.4', 'Mobile'],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
      'Safari 16.6',
      'iOS 16.6',
      'Tablet',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`,
      'Chrome 142.0',
      'Android 10',
      'Mobile',
    ],
    [
      `Mozilla/5.0 (Linux; Android 12; SM-T870) ${CHROME} Safari/537.36`,
      'Chrome 142.0',
      'Android 12',
      'Tablet',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36`,
      'Mobile App',
      'Android 14',
      'Mobile',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36',
      'Samsung Internet 24.0',
      'Android 13',
      'Mobile',
    ],
    [
      'Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0',
      'Firefox 125.0',
      'Android 14',
      'Mobile',
    ],
    [
      'Opera/9.80 (Android; Opera Mini/12.0/37.6423; U; en) Presto/2.12.423 Version/12.16',
      'Opera 12.0',
      'Android',
      'Mobile',
    ],
    [
      'Mozilla/5.0 (PlayStation; PlayStation 5/2.26) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15',
      'Safari 13.0',
      'PlayStation 5',
      'Desktop',
    ],
    ['something nobody knows', '', '', 'Desktop'],
  ])('reads %s', (userAgent, browser, os, device) => {
    const facts = readUserAgent(userAgent);
    expect({
      browser: `${facts.browser} ${facts.browser_version}`.trim(),
      os: `${facts.os} ${facts.os_version}`.trim(),
      device: facts.device,
    }).toEqual({ browser, os, device });
  });

  it('never throws, however odd the text', () => {
    for (const text of ['', '\0', '\ud800', '('.repeat(5000), '__proto__/1.0', 'constructor/2']) {
      expect(typeof readUserAgent(text).browser).toBe('string');
    }
  });
});
