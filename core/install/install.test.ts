import { describe, expect, it } from 'vitest';
import { refusingDirective, splitPolicies } from './content-policy.ts';
import { type ExpectedScript, type FetchedPage, judgePage } from './judge-page.ts';

const EXPECTED: ExpectedScript = {
  siteKey: 'k3y',
  domain: 'shop.test',
  hostnames: [],
  beaconUrl: 'https://in.pharos.test',
  firstParty: { path: '/p4th', script: 's.js', endpoint: 'b' },
};
const TAG = '<script defer src="https://in.pharos.test/js/k3y.js"></script>';

function judge(html: string, page: Partial<FetchedPage> = {}, expected: Partial<ExpectedScript> = {}) {
  const fetched = { url: 'https://shop.test/', html, policies: [], ...page };
  return judgePage(fetched, { ...EXPECTED, ...expected }).map(({ code, detail }) =>
    detail === undefined ? code : `${code} ${detail}`,
  );
}

const found = 'tag_found https://in.pharos.test/js/k3y.js';

describe('judgePage', () => {
  it.each([
    ['our tag', `<html><head>${TAG}</head></html>`, [found]],
    ['odd spelling', "<SCRIPT\n async src='//in.pharos.test/js/k3y.js' data-x=1 ></SCRIPT>", [found]],
    [
      'our script at the site’s own address',
      '<script src="/p4th/s.js"></script>',
      ['tag_found https://shop.test/p4th/s.js'],
    ],
    [
      'our script by the domain',
      '<script src="https://in.pharos.test/js/of/shop.test.js"></script>',
      ['tag_found https://in.pharos.test/js/of/shop.test.js'],
    ],
    [
      'another product’s tag that we serve',
      '<script src="https://in.pharos.test/js/script.js" data-domain="a.test,shop.test"></script>',
      ['tag_found https://in.pharos.test/js/script.js'],
    ],
    ['the tag twice', TAG + TAG, [found, 'tag_twice']],
    ['nothing', '<html><script src="/app.js"></script></html>', ['tag_missing']],
    [
      'a tag manager only',
      "<script>(function(){})('dataLayer','GTM-ABCD12')</script>",
      ['tag_missing', 'tag_manager GTM-ABCD12'],
    ],
    ['a comment', `<!-- ${TAG} -->`, ['tag_commented https://in.pharos.test/js/k3y.js']],
    ['another key', TAG.replace('k3y', 'other'), ['tag_of_other_key other']],
    [
      'another domain',
      '<script src="https://in.pharos.test/js/of/a.test.js"></script>',
      ['tag_of_other_key a.test'],
    ],
    [
      'a type that waits for consent',
      TAG.replace('defer', 'type="text/plain"'),
      [found, 'tag_not_run text/plain'],
    ],
    ['a checksum', TAG.replace('defer', 'integrity="sha384-x"'), [found, 'has_integrity']],
    [
      'a policy in the page',
      `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">${TAG}`,
      [found, "csp_blocks_script script-src 'self'"],
    ],
  ])('sees %s', (_, html, findings) => {
    expect(judge(html)).toEqual(findings);
  });

  it('holds the policies of the header against script and beacons', () => {
    const policies = splitPolicies("default-src 'self'; script-src https://in.pharos.test, connect-src *");
    expect(judge(TAG, { policies })).toEqual([found, "csp_blocks_beacons default-src 'self'"]);
    const own = '<script src="/p4th/s.js"></script>';
    expect(judge(own, { policies: ["default-src 'self'"] })).toEqual([
      'tag_found https://shop.test/p4th/s.js',
    ]);
  });

  it('names a hostname that the site does not count, and a script that a safe page refuses', () => {
    expect(judge(TAG, { url: 'https://blog.test/' }, { hostnames: ['shop.test'] })).toEqual([
      found,
      'hostname_not_counted blog.test',
    ]);
    expect(judge(TAG.replace('https', 'http'), {}, { beaconUrl: 'http://in.pharos.test' })).toEqual([
      'tag_found http://in.pharos.test/js/k3y.js',
      'tag_insecure http://in.pharos.test/js/k3y.js',
    ]);
  });
});

describe('refusingDirective', () => {
  const load = { url: 'https://in.pharos.test/js/k3y.js', pageUrl: 'https://shop.test/' };
  it.each([
    ['', undefined],
    ["img-src 'none'", undefined],
    ['script-src *', undefined],
    ['script-src https:', undefined],
    ['script-src in.pharos.test', undefined],
    ['script-src https://*.pharos.test', undefined],
    ['script-src https://in.pharos.test/js/', undefined],
    ['script-src https://in.pharos.test:443', undefined],
    ["script-src 'none'; script-src-elem https://in.pharos.test", undefined],
    ["default-src 'none'; script-src *", undefined],
    ["script-src 'none'", "script-src 'none'"],
    ['script-src', 'script-src'],
    ['script-src *.in.pharos.test', 'script-src *.in.pharos.test'],
    ['script-src https://in.pharos.test/other/', 'script-src https://in.pharos.test/other/'],
    ['script-src https://in.pharos.test:8443', 'script-src https://in.pharos.test:8443'],
    ["script-src 'unsafe-inline' 'self'", "script-src 'unsafe-inline' 'self'"],
    ["script-src 'strict-dynamic' https:", "script-src 'strict-dynamic' https:"],
    ["script-src 'nonce-abc' 'strict-dynamic'", "script-src 'nonce-abc' 'strict-dynamic'"],
    ["default-src 'self'; script-src *, script-src 'self'", "script-src 'self'"],
  ])('finds in %o: %o', (policy, directive) => {
    expect(refusingDirective(splitPolicies(policy), 'script', load)).toBe(directive);
  });

  it('lets the tag’s nonce pass', () => {
    const policies = ["script-src 'nonce-abc' 'strict-dynamic'"];
    expect(refusingDirective(policies, 'script', { ...load, nonce: 'abc' })).toBeUndefined();
  });
});
