import { expect, it } from 'vitest';
import type { Measures } from '../../../tracker/measures.ts';
import { toldEvent } from './told-event.ts';

const ORIGIN = 'https://pharos.example';
const PAGE = `${ORIGIN}/sites/s3cret.example/live?period=7d&next=s3cret#token=s3cret`;
const SCRIPT = `${ORIGIN}/assets/app-00000000.js render`;

it('names a page by its pattern, without query, fragment and referrer', () => {
  expect(toldEvent({ n: 'pageview', u: PAGE, r: PAGE, p: { plan: 's3cret' }, x: false })).toEqual({
    n: 'pageview',
    u: `${ORIGIN}/sites/:domain/live`,
  });
  expect(toldEvent({ n: 'engagement', u: PAGE, t: 1000, d: 80 })).toEqual({
    n: 'engagement',
    u: `${ORIGIN}/sites/:domain/live`,
    t: 1000,
    d: 80,
  });
});

it.each(['Outbound Link: Click', 'File Download', 'Form: Submission', '404', 'Signup'])(
  'says nothing of other events: %s',
  (n) => {
    expect(toldEvent({ n, u: PAGE, p: { url: 'https://s3cret.example/' } })).toBeNull();
  },
);

it.each(['/share/s3cret.example?auth=s3cret', '/embed/s3cret.example', '/nowhere'])(
  'says nothing of %s',
  (path) => {
    expect(toldEvent({ n: 'pageview', u: ORIGIN + path })).toBeNull();
  },
);

it('says how fast a page was and which element and script of ours it was, and nothing that may quote an address', () => {
  const times = { v: 1, n: 'n', l: 900, i: 120, c: 0.1, resStar: 20 };
  const measures: Measures = {
    ...times,
    x: {
      l: ['main>img', `${ORIGIN}/flags/DE.svg`, 1, 2, 3, 'image'],
      i: ['main>button', 'pointer', 1, 2, 3, `${PAGE} onclick`, 90, 'complete'],
      c: 'main',
      d: [0.1, 300, 'complete'],
      s: [
        [SCRIPT, 60, 5],
        [`${ORIGIN}/sites/s3cret.example onclick`, 90, 0],
        ['chrome-extension://s3cret/content.js', 70, 0],
      ],
      h: [['s3cret.example', 1, 2]],
      b: ['s3cret'],
      e: [50, 8, 4],
    },
    j: [['Error: s3cret.example', `${ORIGIN}/sites/s3cret.example:1:1`, 1]],
  };
  const told = toldEvent({ n: 'engagement', u: PAGE, m: measures });
  expect(told?.m).toEqual({
    ...times,
    x: {
      l: ['main>img', undefined, 1, 2, 3, 'image'],
      i: ['main>button', 'pointer', 1, 2, 3, undefined, undefined, 'complete'],
      c: 'main',
      d: [0.1, 300, 'complete'],
      s: [[SCRIPT, 60, 5]],
      e: [50, 8, 4],
    },
  });
  const ours: Measures = { ...times, x: { i: [undefined, 'pointer', 1, 2, 3, SCRIPT, 90] } };
  expect(toldEvent({ n: 'engagement', u: PAGE, m: ours })?.m?.x?.i?.slice(5, 7)).toEqual([SCRIPT, 90]);
});
