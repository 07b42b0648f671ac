import { describe, expect, it } from 'vitest';
import { placeJourney } from './sankey.ts';

const node = (page: string | null, visits: number) => ({
  page,
  pages: 1,
  visits,
  visitors: visits,
  ended: 0,
  went_on: visits,
  expanded: true,
});

describe('placeJourney', () => {
  const placed = placeJourney(
    {
      results: [
        { level: 0, nodes: [node('/', 80), node(null, 20)] },
        { level: 1, nodes: [node('/a', 60), node('/b', 40)] },
      ],
      links: [
        { level: 0, from: '/', to: '/a', visits: 50 },
        { level: 0, from: '/', to: '/b', visits: 30 },
        { level: 0, from: null, to: '/a', visits: 10 },
        { level: 0, from: '/gone', to: '/a', visits: 10 },
      ],
    },
    { room: 0, height: 400 },
  );

  it('makes pages as high as their visits, one under the other', () => {
    const [first, second] = placed.nodes;
    expect([first?.height, second?.height]).toEqual([320, 80]);
    expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0));
  });

  it('draws a band for each link between pages that are there, and none over another', () => {
    expect(placed.links.map(({ width }) => width)).toEqual([200, 120, 40]);
    const starts = placed.links.map(({ path }) => path.split('C')[0]);
    expect(new Set(starts).size).toBe(3);
  });

  it('takes all the room there is, and no less than names need', () => {
    const results = [0, 1, 2].map((level) => ({ level, nodes: [node('/', 1)] }));
    const wide = placeJourney({ results, links: [] }, { room: 1_200, height: 400 });
    expect(wide.width).toBe(1_200);
    expect(wide.nodes.at(-1)?.x).toBe(1_200 - wide.nodePx);
    expect(placeJourney({ results, links: [] }, { room: 300, height: 400 }).width).toBe(2 * 208 + 148);
  });
});
