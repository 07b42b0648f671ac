import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@clickhouse/client-web';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Bridge, startBridge } from './bridge.ts';

/** A directory that is gone after the test, and after the bridges that the test starts in it. */
function createDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bridge-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function start(options: Parameters<typeof startBridge>[0]): Promise<Bridge> {
  const bridge = await startBridge(options);
  onTestFinished(() => bridge.close());
  return bridge;
}

async function count(bridge: Bridge): Promise<number | undefined> {
  const client = createClient({ url: bridge.url });
  const result = await client.query({ query: 'SELECT toUInt32(count()) AS n FROM t', format: 'JSONEachRow' });
  return (await result.json<{ n: number }>())[0]?.n;
}

const PATIENT = { timeout: 20_000 };
const CREATE = 'CREATE TABLE IF NOT EXISTS t (a UInt32, b UInt32) ENGINE = MergeTree ORDER BY a';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the bridge', () => {
  test('starts again by itself when it dies, with its data and at its address, until it is closed', async () => {
    const bridge = await start({ dataDir: join(createDir(), 'data'), revive: true });
    const client = createClient({ url: bridge.url });
    await client.command({ query: CREATE });
    for (const round of [1, 2]) {
      await client.insert({ table: 't', values: [{ a: round, b: 1 }], format: 'JSONEachRow' });
      const { pid } = bridge;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => bridge.pid !== pid && count(bridge), PATIENT).toBe(round);
    }
    const { pid } = bridge;
    await bridge.close();
    expect(isAlive(pid)).toBe(false);
  });

  test('keeps every acknowledged insert through kill -9', async () => {
    const bridge = await start({ dataDir: join(createDir(), 'data') });
    const client = createClient({ url: bridge.url });
    await client.command({ query: CREATE });
    for (const round of [1, 2, 3]) {
      const acknowledged = new Set<number>();
      let next = 0;
      const writer = async () => {
        for (;;) {
          const a = round * 1_000_000 + next++;
          const values = Array.from({ length: 20 }, (_, b) => ({ a, b }));
          const sent = await client.insert({ table: 't', values, format: 'JSONEachRow' }).then(
            () => true,
            () => false,
          );
          if (!sent) return;
          acknowledged.add(a);
        }
      };
      const writers = Array.from({ length: 8 }, writer);
      await expect.poll(() => acknowledged.size, PATIENT).toBeGreaterThan(20);
      await bridge.kill();
      await Promise.all(writers);
      await bridge.restart();

      const result = await client.query({
        query: 'SELECT a, toUInt32(count()) AS n FROM t WHERE a >= {from:UInt32} GROUP BY a',
        query_params: { from: round * 1_000_000 },
        format: 'JSONEachRow',
      });
      const stored = await result.json<{ a: number; n: number }>();
      expect(stored.filter(({ n }) => n !== 20)).toEqual([]);
      const present = new Set(stored.map(({ a }) => a));
      expect([...acknowledged].filter((a) => !present.has(a))).toEqual([]);
    }
  });

  test('restarts at the same port with the same data', async () => {
    const bridge = await start({ dataDir: join(createDir(), 'data') });
    const client = createClient({ url: bridge.url });
    await client.command({ query: CREATE });
    await client.insert({ table: 't', values: [{ a: 1 }], format: 'JSONEachRow' });
    const before = bridge.pid;
    await bridge.restart();
    expect(bridge.pid).not.toBe(before);
    expect(await count(bridge)).toBe(1);
  });

  test('closes at once although a read is running', async () => {
    const bridge = await start({ dataDir: join(createDir(), 'data') });
    const client = createClient({ url: bridge.url });
    const query = 'SELECT count() FROM numbers(1000000000000) WHERE NOT ignore(sipHash64(number))';
    const slow = client.command({ query }).catch((error: { code?: string }) => error);
    const running = async () =>
      (await (await client.query({ query: 'SELECT query FROM system.processes' })).text()).includes(
        'sipHash64(number))',
      );
    await expect.poll(running, PATIENT).toBe(true);
    const started = performance.now();
    await bridge.close();
    expect(performance.now() - started).toBeLessThan(4000);
    expect(await slow).toMatchObject({ code: '394' });
  });

  test('removes its data only if it made the directory', async () => {
    const [given, made] = [await start({ dataDir: join(createDir(), 'data') }), await start({})];
    expect([given, made].map(({ dataDir }) => existsSync(dataDir))).toEqual([true, true]);
    await Promise.all([given.close(), made.close()]);
    expect([given, made].map(({ dataDir }) => existsSync(dataDir))).toEqual([true, false]);
  });

  test.each(['given', 'made'])(
    'ignores an interrupt and ends with its parent, in a directory that was %s',
    async (how) => {
      const options = how === 'given' ? { dataDir: join(createDir(), 'data') } : {};
      const program = `
      const { startBridge } = await import(${JSON.stringify(join(import.meta.dirname, 'bridge.ts'))});
      const { pid, url, dataDir } = await startBridge(${JSON.stringify(options)});
      console.log(JSON.stringify({ pid, url, dataDir }));`;
      const flags = [
        '--experimental-strip-types',
        '--disable-warning=ExperimentalWarning',
        '--input-type=module',
      ];
      const parent = spawn(process.execPath, [...flags, '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(createInterface(parent.stdout), 'line');
      const { pid, url, dataDir } = JSON.parse(String(line)) as Pick<Bridge, 'pid' | 'url' | 'dataDir'>;
      process.kill(pid, 'SIGINT');
      expect(await (await fetch(`${url}/ping`)).text()).toBe('Ok.\n');
      parent.kill('SIGKILL');
      await expect.poll(() => isAlive(pid), PATIENT).toBe(false);
      expect(existsSync(dataDir)).toBe(how === 'given');
      if (how === 'given') await start({ dataDir });
    },
  );

  describe('says in one sentence that', () => {
    test('another process has the directory', async () => {
      const dataDir = join(createDir(), 'data');
      await start({ dataDir });
      await expect(start({ dataDir })).rejects.toThrow(
        `The data directory ${dataDir} is in use by another process.`,
      );
    });

    test('the port is taken', async () => {
      const port = Number(new URL((await start({})).url).port);
      await expect(start({ port })).rejects.toThrow(`Port ${port} is taken.`);
    });

    test('the directory is none', async () => {
      const dataDir = join(createDir(), 'file');
      writeFileSync(dataDir, '');
      await expect(start({ dataDir })).rejects.toThrow(`The data directory ${dataDir} is not a directory.`);
    });

    test('the data is broken', async () => {
      const dataDir = join(createDir(), 'data');
      const bridge = await start({ dataDir });
      await createClient({ url: bridge.url }).command({ query: CREATE });
      await bridge.close();
      const definition = readdirSync(dataDir, { recursive: true }).find((name) =>
        String(name).endsWith('t.sql'),
      );
      writeFileSync(join(dataDir, String(definition)), 'garbage');
      await expect(start({ dataDir })).rejects.toThrow(
        /^The data directory .* cannot be opened: Code: 62\. .*t\.sql/,
      );
    });
  });
});
