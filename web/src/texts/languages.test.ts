import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Translation } from './catalogue.ts';
import { bestLanguage, LANGUAGES, nameOfLanguage } from './languages.ts';

type Text = string | ((...args: never[]) => string);

/** Words that are the same in both, because they are names, or because German took them over. */
const SAME_IN: Record<string, readonly string[]> = {
  de: [
    'App',
    'Browser',
    'Budget',
    'CSV',
    'ClickHouse',
    '5xx',
    'CLS',
    'Cache',
    'Cumulative Layout Shift',
    'DNS',
    'DOM',
    'Desktop',
    'Details',
    'Dimension',
    'Domain',
    'FCP',
    'First Contentful Paint',
    'Host',
    'Hostname',
    'INP',
    'Interaction to Next Paint',
    'LCP',
    'Largest Contentful Paint',
    'Live',
    'Medium',
    'Minute',
    'Name',
    'Navigation',
    'Passkeys',
    'Pharos',
    'Region',
    'Route',
    'SMS',
    'Segment',
    'System',
    'TCP',
    'TLS',
    'TTFB',
    'Tablet',
    'Team',
    'Time to First Byte',
    '–',
  ],
};

/** Every text by its path: `auth.signIn.title`. */
function textsOf(value: unknown, path: string): [path: string, text: Text][] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, value as Text]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

/** An argument that is whatever a text makes of it: words, a number, a list. */
function anything(word: string | number): object {
  return Object.assign(new String(word), { join: () => String(word) });
}

/** What a text comes to when its arguments are these. */
function said(text: Text, args: unknown[]): string {
  return typeof text === 'string' ? text : (text as (...args: unknown[]) => string)(...args);
}

const english = new Map<string, Text>();

beforeAll(async () => {
  for (const file of await readdir(import.meta.dirname)) {
    // Public pages are prerendered in each language (web/pages/public-texts.ts).
    if (!/(?:^|-)en\.ts$/.test(file) || file === 'public-en.ts') continue;
    const [catalogue] = Object.values<unknown>(await import(/* @vite-ignore */ `./${file}`));
    const subject = file === 'en.ts' ? 'app' : file.slice(0, -'-en.ts'.length);
    const code = await readFile(`${import.meta.dirname}/${file}`, 'utf8');
    expect([file, code.includes(`= inLanguage('${subject}', {`)]).toEqual([file, true]);
    for (const [path, text] of textsOf(catalogue, subject)) english.set(path, text);
  }
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('the catalogue of %s', (language) => {
  const translated = new Map<string, Text>();
  let whole: Translation;

  beforeAll(async () => {
    const file: { translation: Translation } = await import(`./languages/${language}.ts`);
    whole = file.translation;
    const { apiErrors, ...subjects } = whole;
    for (const [subject, texts] of Object.entries(subjects)) {
      for (const [path, text] of textsOf(texts, subject)) translated.set(path, text);
    }
  });

  it('has every text that English has, and no others', () => {
    expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('says nothing in English', () => {
    const same = [...translated].filter(([path, text]) => text !== '' && text === english.get(path));
    expect(
      same.map(([, text]) => text).filter((text) => !SAME_IN[language]?.includes(text as string)),
    ).toEqual([]);
  });

  it('says of its arguments whatever English says of them', () => {
    const words = ['2424', '4848', '7272', '9696'];
    const args = words.map(anything);
    for (const [path, text] of translated) {
      const model = english.get(path);
      if (typeof model !== 'function') continue;
      const wanted = words.filter((word) => said(model, args).includes(word));
      expect([path, words.filter((word) => said(text, args).includes(word))]).toEqual([path, wanted]);
    }
  });

  it('has a sentence for every count', () => {
    for (const [path, text] of translated) {
      for (const n of [0, 1, 2, 24, 48])
        expect([path, typeof said(text, [n, anything(n), n])]).toEqual([path, 'string']);
    }
  });

  it('has the signs of print: no typewriter’s quotes, apostrophes or dots', () => {
    for (const [path, text] of translated) {
      const bare = said(text, ['a', 'b', 'c'].map(anything)).replace(/<script[^>]*>/g, '');
      expect([path, /["']|\.\.\.| - /.test(bare)]).toEqual([path, false]);
    }
  });
});

describe('bestLanguage', () => {
  it('is the first of the wished-for ones that there is, and English where there is none', () => {
    expect(bestLanguage(['fr-CA', 'de-AT', 'en'])).toBe('de');
    expect(bestLanguage(['en-GB', 'de'])).toBe('en');
    expect(bestLanguage(['fr'])).toBe('en');
  });

  it('is offered by its own name', () => {
    expect(LANGUAGES.map(nameOfLanguage)).toContain('Deutsch');
  });
});
