import { formatJourneyQuery, type ResolvedJourneyQuery } from '../../core/journey/journey-query.ts';
import { ENDED, type NamedPage, NOT_FOLLOWED, OTHER } from './compile-journey.ts';

/** Visits at a page of a level. */
export interface JourneyNode {
  /** null stands for all pages that are not named. */
  page: string | null;
  /** How many pages it stands for. */
  pages: number;
  visits: number;
  visitors: number;
  /** Visits that ended here, or with `previous` began here. */
  ended: number;
  /** The others: `visits` less `ended`. */
  went_on: number;
  /** Whether the links of this node are in the answer; if so, they add up to `went_on`. */
  expanded: boolean;
}

/** Visits that went from a node of a level to one of the next; null stands for the pages that are not named. */
export interface JourneyLink {
  level: number;
  from: string | null;
  to: string | null;
  visits: number;
}

/** A path and who took it. */
export interface JourneyPath {
  pages: string[];
  visits: number;
  visitors: number;
  /** Whether the visits ended there (with `previous`: began), rather than going on unseen. */
  ended: boolean;
}

/** The answer of `POST /api/v2/journey`. */
export interface JourneyResponse {
  /** From level 0, the page that the paths begin with. Most visits first, the pages not named last. */
  results: { level: number; nodes: JourneyNode[] }[];
  links: JourneyLink[];
  paths?: JourneyPath[];
  /** Visits and visitors that came to the page that the paths begin with. */
  meta: { visits: number; visitors: number };
  /** The question with every choice made; posting it again asks for the same. */
  query: ReturnType<typeof formatJourneyQuery>;
}

/** A row of compileNamedPages. */
export interface NamedRow extends NamedPage {
  pages: number;
}

/** A row of compileLinks. */
export interface LinkRow {
  level: number;
  node: number;
  target: number;
  /** 1: of the level; 2: of the node; 3: of the node and where its visits went. */
  parts: number;
  visits: number;
  visitors: number;
}

/** Writes the rows of the compiled statements as the API's answer. */
export function writeJourneyAnswer(
  site: { domain: string },
  query: ResolvedJourneyQuery,
  rows: {
    named: readonly NamedRow[];
    links: readonly LinkRow[];
    paths?: JourneyPath[];
  },
): JourneyResponse {
  const { named, paths } = rows;
  const all = rows.links.find(({ level, parts }) => level === 0 && parts === 1);
  const pageOf = (node: number) => named[node - 1]?.page ?? null;
  const links = rows.links.filter(({ parts }) => parts === 3);
  const nodes = rows.links.filter(({ parts }) => parts === 2);
  const levels = [...new Set(nodes.map(({ level }) => level))].sort((a, b) => a - b);
  return {
    results: levels.map((level) => {
      const here = links.filter((row) => row.level === level);
      const list = nodes
        .filter((row) => row.level === level)
        .map((row) => nodeOf(row, named, here))
        .sort(
          (a, b) => Number(a.page === null) - Number(b.page === null) || b.visits - a.visits || compare(a, b),
        );
      return { level, nodes: list };
    }),
    links: links
      .filter(({ target }) => target >= OTHER)
      .sort((a, b) => a.level - b.level || b.visits - a.visits || a.node - b.node || a.target - b.target)
      .map(({ level, node, target, visits }) => {
        return { level, from: pageOf(node), to: pageOf(target), visits };
      }),
    ...(paths && { paths }),
    meta: { visits: all?.visits ?? 0, visitors: all?.visitors ?? 0 },
    query: formatJourneyQuery(query, site),
  };
}

function nodeOf(row: LinkRow, named: readonly NamedRow[], links: readonly LinkRow[]): JourneyNode {
  const targets = links.filter(({ node }) => node === row.node);
  const visitsTo = (target: number) => targets.find((link) => link.target === target)?.visits ?? 0;
  const ofLevel = named.filter(({ level }) => level === row.level);
  const ended = visitsTo(ENDED);
  return {
    page: named[row.node - 1]?.page ?? null,
    pages: row.node === OTHER ? (ofLevel[0]?.pages ?? 0) - ofLevel.length : 1,
    visits: row.visits,
    visitors: row.visitors,
    ended,
    went_on: row.visits - ended,
    expanded: visitsTo(NOT_FOLLOWED) === 0,
  };
}

function compare(a: JourneyNode, b: JourneyNode): number {
  return (a.page ?? '') < (b.page ?? '') ? -1 : 1;
}
