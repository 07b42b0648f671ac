import type { EventMessage, EventRow } from '../../core/event.ts';
import { utf8Bytes } from '../../core/text.ts';
import type { EventSink } from './event-sink.ts';
import type { OutcomeCounter } from './outcome-counter.ts';
import { randomId64 } from './random.ts';

export interface GroupLimits {
  /** Rows of one message, their bytes, and the counts that ride along (about 110 bytes each). */
  maxRows: number;
  maxBytes: number;
  maxCounts: number;
  /** How long a request waits for its group before it sends its own rows by itself. */
  patienceMs: number;
}

// A message may have 128,000 bytes.
const LIMITS: GroupLimits = { maxRows: 500, maxBytes: 108_000, maxCounts: 100, patienceMs: 3_000 };

interface Member {
  rows: readonly EventRow[];
  done: PromiseWithResolvers<void>;
}

interface Group {
  members: Set<Member>;
  rows: number;
  bytes: number;
  /** Resolved when the send before it is over. */
  turn: PromiseWithResolvers<void>;
}

/** Sends rows to the queue; resolves once the queue has them. */
export type SendRows = (
  rows: readonly EventRow[],
  execution: Pick<ExecutionContext, 'waitUntil'>,
) => Promise<void>;

/**
 * Puts what arrives while a message is being sent into one next message: no added delay for a quiet isolate, and a busy
 * one pays for one queue message where it had paid for many. Every request is answered only after its rows were sent.
 *
 * The rules that keep an accepted event from being lost when the request that leads a group goes away
 * (Workers tie promises and timers to the request that made them): each request awaits a promise of its own; the
 * leader's send runs under waitUntil; whoever waits too long sends its own rows, which the consumer recognises as
 * duplicates should the group's message arrive nevertheless.
 */
export function createGroupCommit(
  sink: EventSink,
  outcomes: OutcomeCounter,
  limits: GroupLimits = LIMITS,
): SendRows {
  let isSending = false;
  let open: Group | undefined;

  async function sendMessage(events: EventRow[]): Promise<void> {
    const counts = outcomes.take(limits.maxCounts);
    const message: EventMessage = { v: 1, id: randomId64(), events, counts };
    try {
      await sink.send(message);
    } catch (error) {
      outcomes.putBack(counts);
      throw error;
    }
  }

  /** Sends while nobody else does, then gives the turn to the group that has gathered. */
  async function sendInTurn(events: EventRow[]): Promise<void> {
    isSending = true;
    try {
      await sendMessage(events);
    } finally {
      isSending = false;
      open?.turn.resolve();
    }
  }

  async function lead(group: Group): Promise<void> {
    await isLate(group.turn.promise, limits.patienceMs / 2); // late: whoever was sending is gone
    if (open === group) open = undefined; // nobody joins after this line
    const members = [...group.members];
    try {
      await sendInTurn(members.flatMap(({ rows }) => rows));
      for (const { done } of members) done.resolve();
    } catch (error) {
      for (const { done } of members) done.reject(error);
    }
  }

  return async (rows, execution) => {
    if (!isSending && !open) {
      const sending = sendInTurn([...rows]);
      execution.waitUntil(sending.catch(() => {}));
      return await sending;
    }

    const bytes = utf8Bytes(JSON.stringify(rows));
    const fits = open && open.rows + rows.length <= limits.maxRows && open.bytes + bytes <= limits.maxBytes;
    if (open && !fits) return await sendMessage([...rows]);
    const group = open ?? { members: new Set(), rows: 0, bytes: 0, turn: Promise.withResolvers<void>() };
    const member: Member = { rows, done: Promise.withResolvers<void>() };
    member.done.promise.catch(() => {}); // it may have stopped waiting
    group.members.add(member);
    group.rows += rows.length;
    group.bytes += bytes;
    if (!open) {
      open = group;
      execution.waitUntil(lead(group));
    }
    if (await isLate(member.done.promise, limits.patienceMs)) {
      group.members.delete(member);
      await sendMessage([...rows]);
    }
  };
}

/** Whether the promise is still open after a while; rejects as it does. */
async function isLate(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, true);
  });
  try {
    return await Promise.race([promise.then(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
