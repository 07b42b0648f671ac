import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClickHouse } from '../clickhouse/client.ts';
import { createPostmark } from '../emails/postmark.ts';
import { createResolver } from '../outbound/resolve-host.ts';
import { assertGoodPassword } from '../workers/api/identity/passwords.ts';

const servers: Server[] = [];
let service: string;
/** What came in at the address that the service leads to. */
const strayed: string[] = [];

async function listen(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const elsewhere = await listen((request, response) => {
    strayed.push(`${request.method} ${request.url}`);
    response.end('{}');
  });
  service = await listen((request, response) => {
    response.writeHead(307, { location: `${elsewhere}${request.url}` }).end();
  });
});
beforeEach(() => strayed.splice(0));
afterAll(() => {
  for (const server of servers) server.close();
});

describe('a service that leads elsewhere', () => {
  it('gets no e-mail sent there', async () => {
    const mail = { id: '1', from: 'a@a.example', to: 'b@b.example', subject: 's', html: 'h', text: 't' };
    const postmark = createPostmark({ url: service, token: 'secret' });
    const handover = await postmark.send({ ...mail, headers: {}, stream: 'outbound', tag: 'test' });
    expect(handover.kind).toBe('unknown');
    expect(strayed).toEqual([]);
  });

  it('gets no statement sent there', async () => {
    const clickhouse = createClickHouse({ url: service, database: 'pharos', password: 'secret' });
    const statement = { sql: 'SELECT 1' };
    await expect(clickhouse.command(statement)).rejects.toThrow();
    expect(strayed).toEqual([]);
  });

  it('resolves no name there', async () => {
    await expect(createResolver(`${service}/dns-query`)('example.com')).rejects.toThrow(/307/);
    expect(strayed).toEqual([]);
  });

  it('is told nothing of a password there', async () => {
    const logged: string[] = [];
    const services = {
      vars: { BREACHES_URL: `${service}/range/` },
      log: (_: string, what: string) => logged.push(what),
    };
    await assertGoodPassword(services, 'a long enough password', []);
    expect(logged).toEqual(['breached passwords cannot be asked']);
    expect(strayed).toEqual([]);
  });
});
