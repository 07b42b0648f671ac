import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const texts = join(import.meta.dirname, '../../web/src/texts');

// By a name that is known only now, because the catalogue is typed for a browser.
const load = (file: string): Promise<object> => import(/* @vite-ignore */ join(texts, file));

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

// In words, because the tests are not typed for a browser.
const SHOWN = `
  const found = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) found.push(nodes.currentNode.textContent.trim());
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll('[' + name + ']')) found.push(element.getAttribute(name));
  }
  found;`;

/** What of the English catalogue a German reader of a page is shown or told, words that German has too left out, and `names` that the site gave. */
export async function englishLeft(page: Page, names: string[]): Promise<string[]> {
  const files = (await readdir(texts)).filter(
    (name) => /(?:^|-)en\.ts$/.test(name) && name !== 'public-en.ts',
  );
  const english = await Promise.all(files.map(load));
  const german = new Set(stringsOf({ ...(await load('languages/de.ts')) }));
  const foreign = new Set(
    stringsOf(english.map((file) => ({ ...file }))).filter((text) => !german.has(text)),
  );
  const shown = await page.evaluate<string[]>(SHOWN);
  return shown.filter((text) => foreign.has(text) && !names.includes(text));
}
