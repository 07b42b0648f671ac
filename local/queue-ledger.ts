import { Log, LogLevel } from 'miniflare';

const DELIVERED = /^QUEUE (\S+) (\d+)\/\d+/;
const MOVED = /^Moving message "[^"]*" on queue "([^"]+)" to dead letter queue "([^"]+)"/;
const DROPPED = /^Dropped message "[^"]*" on queue "([^"]+)"/;

/**
 * Counts what leaves Miniflare's queues. The broker reports each batch and each message it gives up through the log,
 * and waits for the log before it goes on, so the counts are complete whenever they are read.
 * (miniflare/src/workers/queues/broker.worker.ts; local/queue-ledger.test.ts fails if a new version says it otherwise.)
 */
export class QueueLedger extends Log {
  /** Messages that a dead letter queue took over, by that queue. */
  readonly received = new Map<string, number>();
  /** Messages acknowledged, moved on or given up, by queue. */
  readonly settled = new Map<string, number>();
  /** Messages given up with no queue to take them. */
  lost = 0;
  readonly #write: (line: string) => void;

  /** `write` gets Miniflare's warnings and errors. */
  constructor(write: (line: string) => void) {
    super(LogLevel.NONE);
    this.#write = write;
  }

  override logWithLevel(level: LogLevel, message: string): void {
    const text = message.replace(ANSI_COLOUR, '');
    const [, queue, acknowledged] = DELIVERED.exec(text) ?? [];
    const [, from, to] = MOVED.exec(text) ?? [];
    const [, dropped] = DROPPED.exec(text) ?? [];
    if (queue !== undefined) {
      add(this.settled, queue, Number(acknowledged));
    } else if (from !== undefined && to !== undefined) {
      add(this.received, to, 1);
      add(this.settled, from, 1);
    } else if (dropped !== undefined) {
      add(this.settled, dropped, 1);
      this.lost += 1;
    }
    if (level <= LogLevel.WARN) this.#write(text);
  }

  /** Messages that the queues still hold, given how many producers sent into `queue`. */
  outstanding(queue: string, sent: number): number {
    let rest = sent - (this.settled.get(queue) ?? 0);
    for (const [deadLetterQueue, n] of this.received) rest += n - (this.settled.get(deadLetterQueue) ?? 0);
    return rest;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence starts with one
const ANSI_COLOUR = /\u001b\[\d+m/g;

function add(counts: Map<string, number>, key: string, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}
