import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PATH = '/dns-query';
const TYPES: Record<string, number> = { A: 1, TXT: 16, AAAA: 28 };
/** Of one piece of a text. */
const MAX_PIECE = 20;

/** What stands for a resolver. */
export interface FakeDns {
  url: string;
  /** The texts of each name; a test may change them. */
  texts: Record<string, string[]>;
  stop: () => void;
}

/** Answers DNS over HTTPS in JSON, as Cloudflare's resolver does: these hosts and texts, and no others; refuses all else. */
export async function startFakeDns(hosts: Record<string, string[]>): Promise<FakeDns> {
  const texts: Record<string, string[]> = {};
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [name, type] = [url.searchParams.get('name') ?? '', url.searchParams.get('type') ?? ''];
    if (request.method !== 'GET' || url.pathname !== PATH) return response.writeHead(404).end();
    if (request.headers.accept !== 'application/dns-json') return response.writeHead(415).end();
    if (name === '' || !(type in TYPES)) return response.writeHead(400).end();
    const known = hosts[name] ?? texts[name];
    const records =
      type === 'TXT'
        ? texts[name]?.map(inPieces)
        : hosts[name]?.filter((address) => (type === 'AAAA') === address.includes(':'));
    const answer = {
      Status: known ? 0 : 3,
      Question: [{ name, type: TYPES[type] }],
      // A resolver names the aliases on the way, too.
      ...(records?.length && {
        Answer: [
          { name, type: 5, TTL: 60, data: `alias.${name}.` },
          ...records.map((data) => ({ name, type: TYPES[type], TTL: 60, data })),
        ],
      }),
    };
    response.writeHead(200, { 'content-type': 'application/dns-json' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${PATH}`,
    texts,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As a long text comes: in quotes, and in several pieces. */
function inPieces(text: string): string {
  const pieces = text.match(new RegExp(`.{1,${MAX_PIECE}}`, 'g')) ?? [''];
  return pieces.map((piece) => `"${piece}"`).join(' ');
}
