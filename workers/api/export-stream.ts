import type { ResultRow } from '../../clickhouse/query/answer.ts';
import { BYTE_ORDER_MARK, type ExportFormat, type ExportQuestion } from '../../core/export/formats.ts';

/**
 * Rows as the bytes of a file, written as fast as they are taken; no more than one batch is held. What goes wrong breaks the
 * stream off, so that nobody takes a part of a file for the whole. `done` is called once, however it ends.
 */
export function exportStream(
  format: ExportFormat,
  question: ExportQuestion,
  batches: AsyncGenerator<ResultRow[]>,
  options: { withMark: boolean; done: (error?: unknown) => void },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let count = 0;
  let text = (options.withMark ? BYTE_ORDER_MARK : '') + format.head(question);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await batches.next();
          for (const row of value ?? []) text += format.row(question, row, count++);
          if (done) text += format.tail(count);
          if (text !== '') controller.enqueue(encoder.encode(text));
          text = '';
          if (!done) return;
          controller.close();
          options.done();
        } catch (error) {
          controller.error(error);
          options.done(error);
        }
      },
      async cancel() {
        options.done();
        await batches.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
