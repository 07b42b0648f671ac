import type { Segment } from '../goal.ts';
import { err, ok, type Result } from '../result.ts';
import { quote } from './error.ts';

/** A filter may name so many. */
export const MAX_SEGMENTS = 20;

/** The segments that `["is", "segment", [id, …]]` names. The error says what is wrong and which there are. */
export function findSegments(
  value: unknown[],
  path: string,
  segments: readonly Segment[],
): Result<Segment[], string> {
  const [operator, , ids] = value;
  const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= MAX_SEGMENTS;
  if (operator !== 'is' || value.length !== 3 || !isList) {
    return err(`${path} must be ["is", "segment", [id, …]] with 1 to ${MAX_SEGMENTS} ids.`);
  }
  const found: Segment[] = [];
  for (const id of ids) {
    const segment = segments.find((one) => String(one.id) === String(id));
    if (!segment) return err(`${path} names the segment ${quote(id)}; ${known(segments)}.`);
    if (segment.filters.length === 0) return err(`${path} names the segment ${segment.id}, which is empty.`);
    found.push(segment);
  }
  return ok(found);
}

function known(segments: readonly Segment[]): string {
  if (segments.length === 0) return 'you have no segments on this site';
  return `there are ${segments.map(({ id, name }) => `${id} (${name})`).join(', ')}`;
}
