import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands for the range API of Have I Been Pwned. */
export interface FakeBreaches {
  /** For BREACHES_URL. */
  url: string;
  /** Passwords known from a leak. */
  known: Set<string>;
  /** Paths asked for so far. */
  asked: string[];
  stop(): void;
}

/** Knows what it is told; as strict as the real one (five hex digits, a User-Agent) and as padded. */
export async function startFakeBreaches(): Promise<FakeBreaches> {
  const known = new Set<string>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const [, prefix] = /^\/range\/([0-9A-F]{5})$/.exec(request.url ?? '') ?? [];
    if (request.method !== 'GET' || !prefix) return response.writeHead(400).end();
    if (!request.headers['user-agent'] || request.headers['add-padding'] !== 'true')
      return response.writeHead(403).end();
    const endings = [...known]
      .map((password) => createHash('sha1').update(password).digest('hex').toUpperCase())
      .filter((digest) => digest.startsWith(prefix))
      .map((digest) => `${digest.slice(5)}:${digest.length}`);
    response.end([...endings, `${'0'.repeat(34)}1:0`].join('\r\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/range/`, known, asked, stop: () => server.close() };
}
