import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { MEASURES } from '../state/metric.ts';
import { metricTexts } from './metrics-en.ts';

it('explains the numbers that docs/metrics.md defines, and no others', async () => {
  const docs = await readFile(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
  const section = docs.slice(docs.indexOf('## Metrics'), docs.indexOf('## Goals'));
  const defined = [...section.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(Object.keys(metricTexts)).toEqual([...MEASURES]);
  expect(MEASURES.filter((name) => !defined.includes(name))).toEqual([]);
});
