import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventRow } from '../../core/event.ts';
import type { Parcel } from './event-sink.ts';
import { createGroupCommit } from './group-commit.ts';

const EXECUTION = { waitUntil() {} };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aParcel(id: string, pathname = '/'): Parcel {
  return { events: [{ id, pathname } as EventRow], counts: [] };
}

/** A queue whose sends end when the test says so. */
function aSlowSink() {
  const sends: { ids: string[]; end: () => void; refuse: () => void }[] = [];
  return {
    sends,
    sink: {
      send({ events }: Parcel) {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        const ids = events.map(({ id }) => id);
        sends.push({ ids, end: resolve, refuse: () => reject(new Error('Too Many Requests')) });
        return promise;
      },
    },
  };
}

/** Lets everything run that waits for nothing but promises. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('createGroupCommit', () => {
  it('sends at once when nothing is under way', async () => {
    const { sink, sends } = aSlowSink();
    void createGroupCommit(sink).send(aParcel('1'), EXECUTION);
    await settle();
    expect(sends.map(({ ids }) => ids)).toEqual([['1']]);
  });

  it('gathers what comes meanwhile into one message, and answers nobody before it is sent', async () => {
    const { sink, sends } = aSlowSink();
    const group = createGroupCommit(sink);
    const answered: string[] = [];
    for (const id of ['1', '2', '3']) void group.send(aParcel(id), EXECUTION).then(() => answered.push(id));
    await settle();
    sends[0]?.end();
    await settle();
    expect(answered).toEqual(['1']);
    expect(sends.map(({ ids }) => ids)).toEqual([['1'], ['2', '3']]);
    void group.send(aParcel('4'), EXECUTION).then(() => answered.push('4'));
    sends[1]?.end();
    await settle();
    expect(answered).toEqual(['1', '2', '3']);
    sends[2]?.end();
    await settle();
    expect(answered).toEqual(['1', '2', '3', '4']);
  });

  it('tells everyone in a refused group, and goes on', async () => {
    const { sink, sends } = aSlowSink();
    const group = createGroupCommit(sink);
    const outcomes = ['1', '2', '3'].map((id) => group.send(aParcel(id), EXECUTION).catch(() => 'refused'));
    await settle();
    sends[0]?.end();
    await settle();
    sends[1]?.refuse();
    expect(await Promise.all(outcomes)).toEqual([undefined, 'refused', 'refused']);
    void group.send(aParcel('4'), EXECUTION);
    await settle();
    expect(sends.at(-1)?.ids).toEqual(['4']);
  });

  it('sends by itself what would make the message too large', async () => {
    const { sink, sends } = aSlowSink();
    const group = createGroupCommit(sink, { maxEvents: 9, maxBytes: 300, maxCounts: 9, patienceMs: 3000 });
    for (const id of ['1', '2', '3']) void group.send(aParcel(id, 'x'.repeat(200)), EXECUTION);
    await settle();
    expect(sends.map(({ ids }) => ids)).toEqual([['1'], ['3']]);
    sends[0]?.end();
    await settle();
    expect(sends.map(({ ids }) => ids)).toEqual([['1'], ['3'], ['2']]);
  });

  it('goes on by itself when the request that was sending is gone', async () => {
    const { sink, sends } = aSlowSink();
    const group = createGroupCommit(sink);
    void group.send(aParcel('1'), EXECUTION);
    const second = group.send(aParcel('2'), EXECUTION);
    await vi.advanceTimersByTimeAsync(1500);
    expect(sends.map(({ ids }) => ids)).toEqual([['1'], ['2']]);
    sends[1]?.end();
    await second;
  });

  it('lets a request send its own events when its group does not answer', async () => {
    const { sink, sends } = aSlowSink();
    const group = createGroupCommit(sink);
    void group.send(aParcel('1'), EXECUTION);
    const second = group.send(aParcel('2'), EXECUTION);
    await vi.advanceTimersByTimeAsync(3000);
    expect(sends.map(({ ids }) => ids)).toEqual([['1'], ['2'], ['2']]);
    sends[2]?.end();
    await second;
  });
});
