import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { translation } from '../texts/languages/de.ts';

/** Read again, because texts are settled once, when their modules are loaded. */
async function loaded() {
  const { typedValues } = await import('./typed-values.ts');
  const { searchBody } = await import('../dashboard/search-body.ts');
  return { typedValues, searchBody };
}
let german: Awaited<ReturnType<typeof loaded>>;

beforeAll(async () => {
  vi.resetModules();
  const language = await import('../texts/language.ts');
  language.speak('de', translation);
  german = await loaded();
});
afterAll(() => vi.resetModules());

describe('a search in German', () => {
  const asked = { site: 'a.example', range: 'all' as const, filters: [] };
  const search = (dimension: 'channel' | 'utm_source', text: string) =>
    german.searchBody(asked, { dimension, measures: ['visitors'], limit: 9, search: text }).filters;

  it('finds values by the names they are shown under', () => {
    expect(search('channel', 'Direkt')).toEqual([
      ['contains', 'visit:channel', ['Direkt', 'Direct'], { case_sensitive: false }],
    ]);
    expect(search('utm_source', 'gesetzt')).toEqual([
      ['contains', 'visit:utm_source', ['gesetzt', '(not set)'], { case_sensitive: false }],
    ]);
    expect(search('utm_source', 'Direkt')).toEqual([
      ['contains', 'visit:utm_source', ['Direkt'], { case_sensitive: false }],
    ]);
  });
});

describe('what a German reader types', () => {
  it('is the value that is called so', () => {
    const { typedValues } = german;
    expect(typedValues('channel', 'is', 'bezahlte suche', [])).toEqual(['Paid Search']);
    expect(typedValues('channel', 'is', 'Paid Search', [])).toEqual(['Paid Search']);
    expect(typedValues('source', 'is', 'Direkt / keine', [])).toEqual(['Direct / None']);
    expect(typedValues('device', 'is_not', '(nicht gesetzt)', [])).toEqual(['(not set)']);
    expect(typedValues('country', 'is', 'Österreich', ['DE', 'AT'])).toEqual(['AT']);
  });

  it('is looked for in the names of a closed list', () => {
    const { typedValues } = german;
    expect(typedValues('channel', 'contains', 'suche', [])).toEqual(['Paid Search', 'Organic Search']);
    expect(typedValues('channel', 'contains', 'Paid', [])).toEqual(['Paid']);
    expect(typedValues('channel', 'matches', 'Direkt', [])).toEqual(['Direkt']);
  });

  it('is itself where values come from visitors', () => {
    const { typedValues } = german;
    expect(typedValues('utm_source', 'is', 'Direkt', [])).toEqual(['Direkt']);
    expect(typedValues('source', 'contains', 'Direkt', [])).toEqual(['Direkt']);
    expect(typedValues('page', 'is', 'mobil', [])).toEqual(['mobil']);
  });
});
