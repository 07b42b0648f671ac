import { utf8Bytes } from '../../core/text.ts';
import type { EventSink, Execution, Parcel } from './event-sink.ts';

export interface GroupLimits {
  maxEvents: number;
  /** Of the events as JSON. */
  maxBytes: number;
  maxCounts: number;
  /** How long a request waits for its group before it sends its own parcel by itself. */
  patienceMs: number;
}

// A message may have 128,000 bytes; a count takes about 110.
const LIMITS: GroupLimits = { maxEvents: 500, maxBytes: 108_000, maxCounts: 100, patienceMs: 3_000 };

interface Member {
  parcel: Parcel;
  done: PromiseWithResolvers<void>;
}

interface Group {
  members: Set<Member>;
  events: number;
  bytes: number;
  counts: number;
  /** Resolved when the send before it is over. */
  turn: PromiseWithResolvers<void>;
}

/**
 * Puts what arrives while a message is being sent into one next message: no added delay for a quiet isolate, and a busy
 * one pays for one queue message where it had paid for many. Every request is answered only after its parcel was sent.
 *
 * Workers tie promises and timers to the request that made them, and end them with it. So that no accepted event is lost
 * when the request that leads a group goes away: each request awaits a promise of its own; every send runs under
 * waitUntil; whoever waits too long sends its own parcel, whose events the consumer recognises as duplicates should the
 * group's message arrive nevertheless.
 */
export function createGroupCommit(sink: EventSink, limits: GroupLimits = LIMITS): EventSink {
  let isSending = false;
  let open: Group | undefined;

  /** Sends while nobody else does, then gives the turn to the group that has gathered. */
  async function sendInTurn(parcel: Parcel, execution: Execution): Promise<void> {
    isSending = true;
    try {
      await sink.send(parcel, execution);
    } finally {
      isSending = false;
      open?.turn.resolve();
    }
  }

  async function lead(group: Group, execution: Execution): Promise<void> {
    await isLate(group.turn.promise, limits.patienceMs / 2); // late: whoever was sending is gone
    if (open === group) open = undefined; // nobody joins after this line
    const members = [...group.members];
    const events = members.flatMap(({ parcel }) => parcel.events);
    const counts = members.flatMap(({ parcel }) => parcel.counts);
    try {
      await sendInTurn({ events, counts }, execution);
      for (const { done } of members) done.resolve();
    } catch (error) {
      for (const { done } of members) done.reject(error);
    }
  }

  /** The group that gathers now, if the parcel fits; a new one if none gathers; else undefined. */
  function join(member: Member, execution: Execution): Group | undefined {
    const { events, counts } = member.parcel;
    const bytes = utf8Bytes(JSON.stringify(events));
    const group = open ?? {
      members: new Set(),
      events: 0,
      bytes: 0,
      counts: 0,
      turn: Promise.withResolvers(),
    };
    group.events += events.length;
    group.bytes += bytes;
    group.counts += counts.length;
    const isFull =
      group.events > limits.maxEvents || group.bytes > limits.maxBytes || group.counts > limits.maxCounts;
    if (isFull && group.members.size > 0) {
      // It keeps its surplus figures: a full group takes nobody any more.
      return undefined;
    }
    group.members.add(member);
    if (!open) {
      open = group;
      execution.waitUntil(lead(group, execution));
    }
    return group;
  }

  return {
    async send(parcel, execution) {
      if (!isSending && !open) {
        const sending = sendInTurn(parcel, execution);
        execution.waitUntil(sending.catch(() => {}));
        return await sending;
      }
      const member: Member = { parcel, done: Promise.withResolvers() };
      member.done.promise.catch(() => {}); // nobody may be waiting any more
      const group = join(member, execution);
      if (!group) return await sink.send(parcel, execution);
      if (await isLate(member.done.promise, limits.patienceMs)) {
        group.members.delete(member);
        await sink.send(parcel, execution);
      }
    },
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
