import { describe, expect, it } from 'vitest';
import type { ResultRow } from '../../clickhouse/query/answer.ts';
import { FORMATS } from '../../core/export/formats.ts';
import { exportStream } from './export-stream.ts';

const QUESTION = { dimensions: ['event:page'], metrics: ['visits'], echo: {} } as const;

function exported(batches: AsyncGenerator<ResultRow[]>) {
  const ends: unknown[] = [];
  const stream = exportStream(FORMATS.csv, QUESTION, batches, {
    withMark: false,
    done: (error) => ends.push(error),
  });
  return { stream, ends };
}

const row = (page: string): ResultRow => ({ dimensions: [page], metrics: [1] });

describe('exportStream', () => {
  it('asks for no more than is taken, and lets go of its source when it is left', async () => {
    let given = 0;
    let isClosed = false;
    const { stream, ends } = exported(
      (async function* () {
        try {
          for (;;) yield [row(`/${++given}`)];
        } finally {
          isClosed = true;
        }
      })(),
    );
    const reader = stream.getReader();
    const first = await reader.read();
    expect(new TextDecoder().decode(first.value)).toBe('event:page,visits\r\n/1,1\r\n');
    expect(given).toBe(1);
    await reader.cancel();
    expect([isClosed, ends]).toEqual([true, [undefined]]);
  });

  it('fails where its source fails, after what was whole', async () => {
    const broken = new Error('gone');
    const { stream, ends } = exported(
      (async function* () {
        yield [row('/a')];
        throw broken;
      })(),
    );
    const reader = stream.getReader();
    await reader.read();
    await expect(reader.read()).rejects.toBe(broken);
    expect(ends).toEqual([broken]);
  });

  it('ends once when there is nothing more', async () => {
    const { stream, ends } = exported((async function* () {})());
    expect(await new Response(stream).text()).toBe('event:page,visits\r\n');
    expect(ends).toEqual([undefined]);
  });
});
