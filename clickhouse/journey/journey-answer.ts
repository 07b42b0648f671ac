import { formatJourneyQuery, type ResolvedJourneyQuery } from '../../core/journey/journey-query.ts';
import type { NamedPage } from './compile-journey.ts';
import { ENDED, groupOf, type JourneyGroup, NOT_FOLLOWED, OTHER } from './group-key.ts';

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

/** A row of compileGroups. */
export interface GroupRow {
  key: number;
  visits: number;
  visitors: number;
}

type NodeRow = Extract<JourneyGroup, { kind: 'node' }> & GroupRow;
type LinkRow = Extract<JourneyGroup, { kind: 'link' }> & GroupRow;

/** Writes the rows of the compiled statements as the API's answer. */
export function writeJourneyAnswer(
  site: { domain: string },
  query: ResolvedJourneyQuery,
  rows: {
    named: readonly NamedRow[];
    groups: readonly GroupRow[];
    paths?: JourneyPath[];
  },
): JourneyResponse {
  const { named, paths } = rows;
  const groups = rows.groups.map((row) => ({ ...row, ...groupOf(row.key) }));
  const all = groups.find(({ kind }) => kind === 'all');
  const nodes = groups.filter((group): group is NodeRow => group.kind === 'node');
  const links = groups.filter((group): group is LinkRow => group.kind === 'link');
  const pageOf = (node: number) => named[node - 1]?.page ?? null;
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

function nodeOf(row: NodeRow, named: readonly NamedRow[], links: readonly LinkRow[]): JourneyNode {
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
