import { format } from '../format/format.ts';
import { exactTime } from '../format/moment.ts';
import { adminTexts as texts } from '../texts/admin-en.ts';
import { columnsOf, PlainTable } from './plain-table.tsx';

interface Destroyed {
  at: number;
  counts: Record<string, number>;
  remark?: string;
}

/** What a deletion has destroyed so far, store by store. */
export function Receipt({ receipt }: { receipt: Record<string, Destroyed> }) {
  const steps = Object.entries(receipt);
  if (steps.length === 0) return <>{texts.receiptEmpty}</>;
  return (
    <PlainTable
      label={texts.receipt}
      columns={columnsOf(texts.store, texts.destroyedAt, texts.destroyed)}
      rows={steps.map(([step, { at, counts, remark }]) => ({
        key: step,
        cells: [
          texts.stores[step] ?? step,
          exactTime(at),
          <span key="destroyed" className="whitespace-normal">
            {wordsOf(counts)}
            {remark && <span className="block text-ink-faint">{remark}</span>}
          </span>,
        ],
      }))}
    />
  );
}

function wordsOf(counts: Record<string, number>): string {
  const found = Object.entries(counts).filter(([, n]) => n > 0);
  if (found.length === 0) return texts.nothingThere;
  return found.map(([what, n]) => `${format.whole(n)} ${what.replaceAll('_', ' ')}`).join(', ');
}
