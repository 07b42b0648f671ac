import type { JourneyAnswer } from '../api/flows.ts';

export interface PlacedNode {
  level: number;
  page: string | null;
  pages: number;
  visits: number;
  /** Of them, whose way ends here; with the direction reversed, begins. */
  ended: number;
  expanded: boolean;
  x: number;
  y: number;
  height: number;
}

export interface PlacedLink {
  key: string;
  path: string;
  width: number;
  visits: number;
  from: string | null;
  to: string | null;
  level: number;
}

/** Of a page, and of a page with the bands after it, where there is no room for more. */
const NODE_PX = 148;
const COLUMN_PX = 208;
/** Names of pages are read in this much; what room is left is for the bands. */
const MAX_NODE_PX = 220;
const GAP_PX = 10;
const LEAST_PX = 26;

/** Where the pages of each level stand, and the bands between them: as high as their visits, over all the width there is. */
export function placeJourney(
  answer: Pick<JourneyAnswer, 'results' | 'links'>,
  { room, height }: { room: number; height: number },
): {
  nodes: PlacedNode[];
  links: PlacedLink[];
  nodePx: number;
  columnPx: number;
  width: number;
  height: number;
} {
  const steps = Math.max(0, answer.results.length - 1);
  const nodePx = Math.round(Math.min(MAX_NODE_PX, Math.max(NODE_PX, room / (1.4 * steps + 1))));
  const columnPx = Math.max(COLUMN_PX, steps === 0 ? 0 : Math.floor((room - nodePx) / steps));
  const most = Math.max(
    1,
    ...answer.results.map(({ nodes }) => nodes.reduce((sum, { visits }) => sum + visits, 0)),
  );
  const scale = (visits: number) => (visits / most) * height;
  const nodes = answer.results.flatMap(({ level, nodes: found }) => {
    let y = 0;
    return found.map((node): PlacedNode => {
      const placed = {
        ...node,
        level,
        x: level * columnPx,
        y,
        height: Math.max(LEAST_PX, scale(node.visits)),
      };
      y += placed.height + GAP_PX;
      return placed;
    });
  });
  const used = new Map<PlacedNode, { out: number; in: number }>();
  const find = (level: number, page: string | null) =>
    nodes.find((node) => node.level === level && node.page === page);
  const links = answer.links.flatMap(({ level, from, to, visits }): PlacedLink[] => {
    const [start, end] = [find(level, from), find(level + 1, to)];
    if (!start || !end) return [];
    const width = Math.max(1, Math.min(scale(visits), start.height, end.height));
    const left = used.get(start) ?? { out: 0, in: 0 };
    const right = used.get(end) ?? { out: 0, in: 0 };
    const y1 = start.y + Math.min(left.out, start.height - width) + width / 2;
    const y2 = end.y + Math.min(right.in, end.height - width) + width / 2;
    used.set(start, { ...left, out: left.out + width });
    used.set(end, { ...(end === start ? left : right), in: right.in + width });
    const [x1, x2] = [start.x + nodePx, end.x];
    const middle = (x1 + x2) / 2;
    const path = `M${x1} ${y1.toFixed(1)}C${middle} ${y1.toFixed(1)} ${middle} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}`;
    return [{ key: `${level} ${from} ${to}`, path, width, visits, from, to, level }];
  });
  const bottom = Math.max(0, ...nodes.map(({ y, height: h }) => y + h));
  return { nodes, links, nodePx, columnPx, width: steps * columnPx + nodePx, height: bottom };
}
