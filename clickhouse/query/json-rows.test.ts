import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { readJsonRows } from './json-rows.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

async function rowsOf(stream: ReadableStream<Uint8Array>) {
  const rows: Record<string, unknown>[] = [];
  for await (const batch of readJsonRows(stream)) rows.push(...batch);
  return rows;
}

/** The text in pieces of so many bytes. */
function pieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

async function answerOf(sql: string): Promise<string> {
  return await new Response(await engine.clickhouse.stream({ sql: `${sql} FORMAT JSONCompact` })).text();
}

describe('readJsonRows', () => {
  it('reads what ClickHouse writes, however it is cut into chunks', async () => {
    const answer = await answerOf(
      `SELECT 'a\\n"],\\té' AS d0, -1.5 AS m0, NULL AS "x""y" UNION ALL SELECT '\t],', 2, NULL`,
    );
    const rows = [
      { d0: 'a\n"],\té', m0: -1.5, 'x"y': null },
      { d0: '\t],', m0: 2, 'x"y': null },
    ];
    for (const size of [1, 7, 10_000])
      expect(await rowsOf(pieces(answer, size))).toEqual(expect.arrayContaining(rows));
    expect(await rowsOf(pieces(await answerOf('SELECT 1 AS m0 WHERE 0'), 5))).toEqual([]);
    const bare = await answerOf('SELECT 2 AS m0 SETTINGS output_format_write_statistics = 0');
    expect(await rowsOf(pieces(bare, 5))).toEqual([{ m0: 2 }]);
  });

  it('never takes a result that was cut off for a whole one', async () => {
    const answer = await answerOf('SELECT number AS m0 FROM numbers(20)');
    const end = answer.indexOf('"rows": 20');
    for (let length = 0; length < end + 10; length++) {
      await expect(rowsOf(pieces(answer.slice(0, length), 64))).rejects.toMatchObject({
        name: 'StorageError',
      });
    }
  });

  it('takes an exception between the rows for what it is', async () => {
    const answer = await answerOf('SELECT toFloat64(number) AS m0 FROM numbers(3)');
    const exception = 'Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)';
    const between = answer.replace('\t\t[2]\n', `\t\t[2]${exception}\n`);
    const inside = answer.replace(
      '\t"rows": 3,',
      `\t"rows": 3,\n\t"exception": ${JSON.stringify(exception)},`,
    );
    for (const text of [between, answer.slice(0, 80) + exception]) {
      await expect(rowsOf(pieces(text, 64))).rejects.toMatchObject({ name: 'StorageError' });
    }
    await expect(rowsOf(pieces(inside, 64))).rejects.toMatchObject({ name: 'StorageError' });
  });

  it('takes no more from ClickHouse than is taken from it', async () => {
    let sent = 0;
    const head = '{\n\t"meta":\n\t[\n\t\t{\n\t\t\t"name": "m0",\n\t\t}\n\t],\n\n\t"data":\n\t[\n';
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          sent += 1;
          controller.enqueue(new TextEncoder().encode(sent === 1 ? head : '\t\t[1],\n'.repeat(1000)));
        },
      },
      { highWaterMark: 0 },
    );
    const batches = readJsonRows(endless);
    for (let taken = 1; taken <= 50; taken++) {
      expect((await batches.next()).value).toHaveLength(1000);
      expect(sent).toBe(taken + 1);
    }
    await batches.return(undefined);
  });
});
