import { expect, it } from 'vitest';
import { demoPage } from './demo-page.ts';
import { PAGES } from './demo-site.ts';

it('serves every page of the demo site with the tracker on it, linked to pages that exist', () => {
  for (const path of Object.keys(PAGES)) {
    const html = demoPage(`/demo${path}`, 'site-key') ?? '';
    expect(html).toContain('<script defer src="/js/site-key.js"></script>');
    for (const [, href = ''] of html.matchAll(/href="(\/demo[^"]*)"/g)) {
      expect([href, typeof demoPage(href, 'site-key')]).toEqual([href, 'string']);
    }
  }
});

it('leaves all other paths alone', () => {
  expect(demoPage('/', 'k')).toBeUndefined();
  expect(demoPage('/demography', 'k')).toBeUndefined();
  expect(demoPage('/demo/nothing', 'k')).toBeUndefined();
});
