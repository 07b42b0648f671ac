/** A node that stands for the pages that are not named; named ones count from 1. */
export const OTHER = 0;
/** Where a visit goes from a node, beside nodes of the next level. */
export const ENDED = -1;
export const NOT_FOLLOWED = -2;

/** What a row of the answer counts: visits at a node, those of them that went to one place, or all. */
export type JourneyGroup =
  | { kind: 'all' }
  | { kind: 'node'; level: number; node: number }
  | { kind: 'link'; level: number; node: number; target: number };

/** More than there are named pages on all levels together. */
const NODES = 4096;
const LEVELS = 32;
/** Above the keys of all nodes. */
export const ALL_KEY = LEVELS * NODES;
/** From here on, keys are links; they stay far below 2^53. */
export const FIRST_LINK_KEY = 2 * ALL_KEY;

/** SQL of the key of a node: one integer, since grouping by one is several times faster than by three. */
export function nodeKeySql(level: string, node: string): string {
  return `toUInt64(${level} * ${NODES} + ${node})`;
}

/** SQL of the key of a link, from the key of its node. */
export function linkKeySql(nodeKey: string, target: string): string {
  return `toUInt64(${FIRST_LINK_KEY} + ${nodeKey} * ${NODES} + ${target} - ${NOT_FOLLOWED})`;
}

/** The group of a key. */
export function groupOf(key: number): JourneyGroup {
  if (key === ALL_KEY) return { kind: 'all' };
  if (key < FIRST_LINK_KEY) return { kind: 'node', ...nodeOf(key) };
  const link = key - FIRST_LINK_KEY;
  return { kind: 'link', ...nodeOf(Math.floor(link / NODES)), target: (link % NODES) + NOT_FOLLOWED };
}

function nodeOf(key: number): { level: number; node: number } {
  return { level: Math.floor(key / NODES), node: key % NODES };
}
