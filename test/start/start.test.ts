import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBridge } from '../../local/bridge/bridge.ts';
import { findStack } from '../../scripts/operator/stack.ts';
import { startProcess, stopAll } from './start-process.ts';

const patient = { timeout: 60_000, interval: 200 };
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pharos-start-'));
  data = join(folder, 'data');
});
afterEach(async () => {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
});

/** The token that the start has left in the checkout for the operator's commands. */
const operatorOf = (url: string) => findStack({ PHAROS_URL: url });

async function ask<T>(url: string, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${operatorOf(url).token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  expect(response.ok, `${path} ${response.status}`).toBe(true);
  return (await response.json()) as T;
}

const totals = async (url: string) =>
  (await ask<{ totals: Record<string, number> }>(url, 'GET', '/api/operator/counters')).totals;

const signInOf = (stdout: string) => ({
  email: /Sign in +(\S+)/.exec(stdout)?.[1],
  password: /Password +(\S+)/.exec(stdout)?.[1],
});

async function signIn(url: string, stdout: string): Promise<number> {
  const { status } = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(signInOf(stdout)),
  });
  return status;
}

describe('npm start', () => {
  it('keeps every accepted beacon when it is interrupted, and its data and password at the next start', async () => {
    const first = startProcess(['--port', '0', '--data', data, '--empty']);
    const url = await first.ready();
    const tokenFile = join(import.meta.dirname, `../../.pharos/operator-${new URL(url).port}.token`);
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
    expect(await signIn(url, first.stdout())).toBe(200);

    const site = { domain: 'kept.example', timezone: 'Europe/Berlin' };
    const { key } = await ask<{ key: string }>(url, 'POST', '/api/operator/sites', site);
    const sent = 40;
    for (let n = 0; n < sent; n++) {
      const event = { i: `event ${n}`, u: 'https://kept.example/' };
      const response = await fetch(`${url}/b`, {
        method: 'POST',
        headers: { 'user-agent': CHROME },
        body: JSON.stringify({ k: key, e: [event] }),
      });
      expect(response.status).toBe(202);
    }
    // One Ctrl-C can arrive twice.
    first.signal('SIGINT');
    first.signal('SIGINT');
    expect(await first.ended()).toBe(0);
    expect(first.stderr()).toBe('');
    expect(existsSync(tokenFile)).toBe(false);

    const second = startProcess(['--port', '0', '--data', data, '--empty']);
    const again = await second.ready();
    expect(await totals(again)).toMatchObject({ accepted: sent, stored: sent });
    expect(signInOf(second.stdout())).toEqual(signInOf(first.stdout()));
    expect(await signIn(again, second.stdout())).toBe(200);

    const third = startProcess(['--port', '0', '--data', data]);
    expect(await third.ended()).toBe(1);
    expect(third.stderr()).toBe(`The data directory ${data} is in use by another npm start.\n`);
    second.signal('SIGTERM');
    expect(await second.ended()).toBe(0);
  });

  it('waits for ClickHouse when it is interrupted, and gives up when it is asked again', async () => {
    const bridge = await startBridge();
    const start = startProcess(['--port', '0', '--data', data, '--empty'], { CLICKHOUSE_URL: bridge.url });
    const url = await start.ready();
    const site = { domain: 'lost.example', timezone: 'UTC' };
    const { key } = await ask<{ key: string }>(url, 'POST', '/api/operator/sites', site);
    await bridge.setFault({ mode: 'refuse' });
    await fetch(`${url}/b`, {
      method: 'POST',
      headers: { 'user-agent': CHROME },
      body: JSON.stringify({ k: key, e: [{ i: 'one', u: 'https://lost.example/' }] }),
    });
    start.signal('SIGINT');
    await expect.poll(() => start.stdout(), patient).toMatch(/Waiting for \d+ queued message/);
    start.signal('SIGINT');
    expect(await start.ended()).toBe(1);
    await bridge.close();
  });

  it('starts again at the same port after it was killed', async () => {
    const first = startProcess(['--port', '0', '--data', data, '--empty']);
    const { port } = new URL(await first.ready());
    process.kill(Number(readFileSync(join(data, 'process-group'), 'utf8')), 'SIGKILL');
    expect(await first.ended()).toBe(128 + constants.signals.SIGKILL);
    const second = startProcess(['--port', port, '--data', data, '--empty']);
    expect(new URL(await second.ready()).port).toBe(port);
    second.signal('SIGINT');
    expect(await second.ended()).toBe(0);
  });

  it('shows a demo site with a past that fills in behind, somebody live on it, and pages to walk through', async () => {
    const start = startProcess(['--port', '0', '--data', data]);
    const url = await start.ready();
    expect(start.stdout()).toContain(`${url}/demo`);
    const page = await (await fetch(`${url}/demo/pricing`)).text();
    const script = /src="(\/js\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await fetch(url + script)).status).toBe(200);
    const own = await (await fetch(`${url}/api/public/own-tracker`)).json();
    expect(own).toEqual({ script: expect.stringMatching(/^\/js\/\w+\.js$/) });
    expect((await fetch(url + (own as { script: string }).script)).status).toBe(200);

    const { key } = await ask<{ key: string }>(url, 'POST', '/api/operator/keys', { scopes: ['stats:read'] });
    const query = async (metric: string, range: string) => {
      const response = await fetch(`${url}/api/v2/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ site_id: 'demo.localhost', metrics: [metric], date_range: range }),
      });
      const answer = (await response.json()) as { results?: { metrics: number[] }[] };
      return answer.results?.[0]?.metrics[0] ?? 0;
    };
    await expect.poll(() => query('visits', '28d'), patient).toBeGreaterThan(2500);
    // Enqueued: what came by beacons, not through the events API.
    await expect.poll(async () => (await totals(url)).enqueued ?? 0, patient).toBeGreaterThan(2);
    start.signal('SIGINT');
    expect(await start.ended()).toBe(0);
    expect(start.stderr()).toBe('');
  });

  it('uses a real server when CLICKHOUSE_URL names one', async () => {
    const bridge = await startBridge();
    const start = startProcess(['--port', '0', '--data', data, '--empty'], { CLICKHOUSE_URL: bridge.url });
    await start.ready();
    expect(existsSync(join(data, 'clickhouse'))).toBe(false);
    start.signal('SIGINT');
    expect(await start.ended()).toBe(0);
    const tables = await fetch(bridge.url, { method: 'POST', body: 'SHOW TABLES FROM pharos' });
    expect(await tables.text()).toContain('events');
    await bridge.close();
  });
});

describe('npm start says in one sentence', () => {
  /** Starts with these arguments and answers what it says before it gives up. */
  async function complaint(args: string[], env: Record<string, string> = {}): Promise<string> {
    const start = startProcess(args, env);
    expect(await start.ready().catch(() => 'never ready')).toBe('never ready');
    expect(await start.ended()).toBe(1);
    expect(start.stdout()).toBe('');
    expect(start.stderr().trimEnd().split('\n')).toHaveLength(1);
    return start.stderr().trimEnd();
  }

  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** A server that answers everything with `status`, but for `/ping`. */
  async function aServer(ping: string, status: number, code: string): Promise<number> {
    const server = createServer((request, response) => {
      if (request.url === '/ping') return response.end(ping);
      response.writeHead(status, { 'x-clickhouse-exception-code': code });
      response.end(`Code: ${code}. DB::Exception: default: Authentication failed. (AUTHENTICATION_FAILED)`);
    });
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  it('that the port is taken', async () => {
    const port = await aServer('', 404, '0');
    expect(await complaint(['--port', String(port), '--data', data])).toBe(
      `Port ${port} is taken; choose another with --port.`,
    );
  });

  it('that the data directory is a file', async () => {
    writeFileSync(data, '');
    expect(await complaint(['--port', '0', '--data', data])).toBe(
      `The data directory ${data} is not a directory.`,
    );
  });

  it('that the data is damaged', async () => {
    const start = startProcess(['--port', '0', '--data', data, '--empty']);
    await start.ready();
    start.signal('SIGINT');
    expect(await start.ended()).toBe(0);
    for (const file of globSync(join(data, 'state/d1/**/*.sqlite*'))) {
      if (file.endsWith('.sqlite')) writeFileSync(file, 'no database '.repeat(1000));
      else rmSync(file); // a write-ahead log would mend it
    }
    expect(await complaint(['--port', '0', '--data', data])).toBe(
      `The data in ${data} cannot be used; ${join(data, 'pharos.log')} says why.`,
    );
  });

  it('that nothing answers at CLICKHOUSE_URL', async () => {
    const env = { CLICKHOUSE_URL: 'http://127.0.0.1:9' };
    expect(await complaint(['--port', '0', '--data', data], env)).toBe(
      'Nothing answers at CLICKHOUSE_URL (http://127.0.0.1:9).',
    );
  });

  it('that what answers at CLICKHOUSE_URL is no ClickHouse', async () => {
    const url = `http://127.0.0.1:${await aServer('<html>', 200, '0')}`;
    expect(await complaint(['--port', '0', '--data', data], { CLICKHOUSE_URL: url })).toBe(
      `What answers at CLICKHOUSE_URL (${url}) is no ClickHouse.`,
    );
  });

  it('that ClickHouse refuses the password', async () => {
    const port = await aServer('Ok.\n', 403, '516');
    const env = { CLICKHOUSE_URL: `http://default:wrong@127.0.0.1:${port}` };
    expect(await complaint(['--port', '0', '--data', data], env)).toBe(
      `ClickHouse at http://127.0.0.1:${port} refuses the user or password of CLICKHOUSE_URL.`,
    );
  });

  it('that an option is unknown', async () => {
    expect(await complaint(['--prot', '1'])).toBe("Unknown option '--prot'; see npm start -- --help.");
  });
});
