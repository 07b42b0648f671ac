import { deletionTexts } from '../texts/deletion-en.ts';

const texts = deletionTexts.steps;
/** docs/deletion.md promises them. */
const UNDO_HOURS = 48;
const DUE_HOURS = 72;

/** What a deletion does, and when. */
export function WhatHappens({ now, canUndoHere = true }: { now: string; canUndoHere?: boolean }) {
  const steps = [
    [texts.now, now],
    [texts.within(UNDO_HOURS), canUndoHere ? texts.undo : texts.undoByMail],
    [texts.before(DUE_HOURS), texts.destroyed],
  ];
  return (
    <ol aria-label={texts.label} className="flex max-w-prose flex-col gap-2 border-l-2 border-line pl-4">
      {steps.map(([when, what]) => (
        <li key={when}>
          <p className="font-medium">{when}</p>
          <p className="text-ink-soft wrap-anywhere">{what}</p>
        </li>
      ))}
    </ol>
  );
}
