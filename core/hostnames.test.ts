import { describe, expect, it } from 'vitest';
import { isAllowedHostname } from './hostnames.ts';

describe('isAllowedHostname', () => {
  it.each([
    ['anything.test', [], true],
    ['shop.test', ['shop.test'], true],
    ['shop.test', ['www.Shop.test'], true],
    ['eu.shop.test', ['shop.test'], false],
    ['eu.shop.test', ['*.shop.test'], true],
    ['a.eu.shop.test', ['*.shop.test'], true],
    ['shop.test', ['*.shop.test'], false],
    ['evilshop.test', ['*.shop.test'], false],
    ['shop.test.evil', ['shop.test', '*.shop.test'], false],
  ])('of %s among %j is %j', (hostname, allowed, expected) => {
    expect(isAllowedHostname(hostname, allowed)).toBe(expected);
  });
});
