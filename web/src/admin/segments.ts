import type { Segment } from '../api/announcements.ts';

/** Segments as a menu offers them; of `account` the id is typed. */
export const SEGMENT_CHOICES = [
  'verified',
  'owners',
  'silent',
  'owners_of:open',
  'owners_of:blocked',
  'owners_of:deleted',
  'account',
] as const;
export type SegmentChoice = (typeof SEGMENT_CHOICES)[number];

/** What a menu shows as chosen. */
export function choiceOf(segment: Segment): SegmentChoice {
  return segment.kind === 'owners_of' ? `owners_of:${segment.state}` : segment.kind;
}

/** The segment of a choice. */
export function segmentOf(choice: SegmentChoice, account: string): Segment {
  switch (choice) {
    case 'verified':
    case 'owners':
    case 'silent':
      return { kind: choice };
    case 'account':
      return { kind: 'account', account };
    default:
      return {
        kind: 'owners_of',
        state: choice.slice('owners_of:'.length) as 'open' | 'blocked' | 'deleted',
      };
  }
}
