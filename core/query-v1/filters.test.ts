import { describe, expect, it } from 'vitest';
import { parseFilters } from '../query/filters.ts';
import { toRegExp } from '../query/pattern.ts';
import { translateFilters } from './filters.ts';

describe('translateFilters', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['visit:source==Google', [['is', 'visit:source', ['Google']]]],
    [' visit:source == Google ; ', [['is', 'visit:source', ['Google']]]],
    ['visit:browser!=Chrome', [['is_not', 'visit:browser', ['Chrome']]]],
    ['visit:country==FR|DE', [['is', 'visit:country', ['FR', 'DE']]]],
    ['visit:country!=FR|DE', [['is_not', 'visit:country', ['FR', 'DE']]]],
    ['event:props:plan==a\\|b|c', [['is', 'event:props:plan', ['a|b', 'c']]]],
    ['event:page==/a=b!=c', [['is', 'event:page', ['/a=b!=c']]]],
    [
      'event:page==/;visit:device==Mobile',
      [
        ['is', 'event:page', ['/']],
        ['is', 'visit:device', ['Mobile']],
      ],
    ],
    ['event:page!=/docs/*', [['matches_not', 'event:page', ['^/docs/.*$']]]],
    ['event:page==/a/**|/b', [['matches', 'event:page', ['^/a/.*$', '^/b$']]]],
  ])('translates %s', (text, filters) => {
    const translated = translateFilters(text);
    expect(translated).toEqual({ ok: true, value: filters });
    expect(parseFilters(filters).ok).toBe(true);
  });

  it('takes everything but the star literally', () => {
    const text = '/a.b+(c)[d]{e}^$?\\1/x';
    const translated = translateFilters(`event:page==${text}*`);
    expect(translated.ok && parseFilters(translated.value).ok).toBe(true);
    const [[, , [pattern]]] = (translated.ok && translated.value) as [[string, string, [string]]];
    expect(toRegExp(pattern)?.test(`${text}/and/more`)).toBe(true);
    expect(toRegExp(pattern)?.test(`${text.replace('.', '-')}/and/more`)).toBe(false);
    expect(toRegExp(pattern)?.test(`/before${text}`)).toBe(false);
  });

  it.each([
    ['visit:source', 'filters holds "visit:source"'],
    ['visit:source==', 'filters holds'],
    ['==Google', 'filters holds'],
    ['visit:luck==7', 'filters names "visit:luck"'],
  ])('refuses %s in a sentence instead of passing over it', (text, part) => {
    expect(translateFilters(text)).toMatchObject({
      ok: false,
      error: { code: 'invalid_filters', message: expect.stringContaining(part) },
    });
  });
});
