import { describe, expect, it } from 'vitest';
import type { EventMessage, EventRow } from '../../core/event.ts';
import { deliverCounts, deliverRows } from './deliver.ts';
import { createQueueSink } from './event-sink.ts';
import { createOutcomeCounter } from './outcome-counter.ts';

const NOW = Date.parse('2026-01-15T12:00:30Z');
const ERRAND = { requestId: 'req_1', execution: { waitUntil() {} } };
const MINUTE = Date.parse('2026-01-15T12:00:00Z') / 1000;

/** Services around a queue that refuses as told; it keeps what arrived, refused or not. */
function anOutbox() {
  let nextId = 0;
  const queue = {
    async send(message: EventMessage) {
      (outbox.refuses ? outbox.refused : outbox.accepted).push(message);
      if (outbox.refuses) throw new Error('Too Many Requests');
    },
  } as unknown as Queue;
  const outbox = {
    accepted: [] as EventMessage[],
    refused: [] as EventMessage[],
    refuses: false,
    logged: [] as string[],
    outcomes: createOutcomeCounter(() => String(++nextId)),
    sink: createQueueSink(queue, () => NOW),
    log: (_: string, message: string) => void outbox.logged.push(message),
    now: () => NOW,
  };
  return outbox;
}

const aRow = (pathname = '/') => ({ site_id: 7, pathname }) as EventRow;
const sums = (messages: EventMessage[]) => {
  const counts = messages.flatMap(({ counts = [] }) => counts);
  return Object.fromEntries(counts.map(({ site_id, outcome, n }) => [`${site_id} ${outcome}`, n]));
};

describe('deliverRows', () => {
  it('takes along what was counted before', async () => {
    const outbox = anOutbox();
    outbox.outcomes.add(3, 'dropped:bot', 1, NOW);
    outbox.outcomes.add(3, 'dropped:bot', 2, NOW);
    expect(await deliverRows([aRow(), aRow()], 7, ERRAND, outbox)).toBe(true);
    expect(sums(outbox.accepted)).toEqual({ '7 accepted': 2, '7 enqueued': 2, '3 dropped:bot': 3 });
    expect(outbox.accepted[0]?.counts?.every(({ minute }) => minute === MINUTE)).toBe(true);
    expect(outbox.outcomes.size).toBe(0);
  });

  it('counts a refused message as refused, once the queue takes messages again', async () => {
    const outbox = anOutbox();
    outbox.refuses = true;
    outbox.outcomes.add(3, 'dropped:bot', 1, NOW);
    expect(await deliverRows([aRow()], 7, ERRAND, outbox)).toBe(false);
    expect(outbox.logged).toEqual(['the queue refused a message']);
    await deliverCounts(ERRAND.execution, outbox);
    outbox.refuses = false;
    await deliverCounts(ERRAND.execution, outbox);
    expect(sums(outbox.accepted)).toEqual({ '7 dropped:queue_refused': 1, '3 dropped:bot': 1 });
  });

  it('keeps the id of a count that perhaps arrived, so that it counts once', async () => {
    const outbox = anOutbox();
    outbox.outcomes.add(3, 'dropped:bot', 1, NOW);
    outbox.refuses = true;
    await deliverCounts(ERRAND.execution, outbox);
    outbox.outcomes.add(3, 'dropped:bot', 1, NOW);
    outbox.refuses = false;
    await deliverCounts(ERRAND.execution, outbox);
    const [lost] = outbox.refused[0]?.counts ?? [];
    const counts = outbox.accepted.flatMap((message) => message.counts ?? []);
    expect(counts.map(({ n }) => n)).toEqual([1, 1]);
    expect(counts[0]).toEqual(lost);
    expect(counts[1]?.id).not.toBe(lost?.id);
  });

  it('keeps every message under the limit, however many counts wait', async () => {
    const outbox = anOutbox();
    for (let site = 0; site < 500; site++)
      outbox.outcomes.add(4_000_000_000 + site, 'dropped:hostname_not_allowed', 9, NOW);
    const rows = Array.from({ length: 50 }, () => aRow('/\u0001'.repeat(1000)));
    expect(await deliverRows(rows, 7, ERRAND, outbox)).toBe(true);
    await deliverCounts(ERRAND.execution, outbox);
    expect(outbox.accepted.flatMap(({ events }) => events)).toHaveLength(50);
    const sizes = outbox.accepted.map((message) => Buffer.byteLength(JSON.stringify(message)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(120_000);
    expect(outbox.outcomes.size).toBe(0);
  });

  it('does not let a flood of sites fill the memory', async () => {
    const outbox = anOutbox();
    for (let site = 1; site <= 5_000; site++) outbox.outcomes.add(site, 'dropped:bot', 1, NOW);
    expect(outbox.outcomes.size).toBeLessThanOrEqual(1_001);
    await deliverCounts(ERRAND.execution, outbox);
    const counts = outbox.accepted.flatMap((message) => message.counts ?? []);
    expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(5_000);
  });
});
