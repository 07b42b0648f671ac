/** Events of one instant keep their order only within one request, so a batch ends where time moves on. */
export async function* batchesOf<T extends { timestamp: number }>(
  events: AsyncIterable<T>,
  { size, maxSize }: { size: number; maxSize: number },
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const event of events) {
    const sameInstant = batch.at(-1)?.timestamp === event.timestamp;
    if (batch.length >= maxSize || (batch.length >= size && !sameInstant)) {
      yield batch;
      batch = [];
    }
    batch.push(event);
  }
  if (batch.length > 0) yield batch;
}
