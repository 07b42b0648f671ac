import { Agent, request } from 'node:http';

export interface LoadOptions {
  url: string;
  connections: number;
  durationMs: number;
  /** The nth request's headers and body. */
  shoot: (n: number) => { headers: Record<string, string>; body: string };
}

export interface LoadResult {
  perSecond: number;
  answered: number;
  /** Answers by status. */
  statuses: Record<number, number>;
}

/** Keeps `connections` requests under way against a loopback URL for a while; closed loop, bounded in time. */
export async function applyLoad({ url, connections, durationMs, shoot }: LoadOptions): Promise<LoadResult> {
  const target = new URL(url);
  if (!['localhost', '127.0.0.1'].includes(target.hostname)) throw new Error('Load goes to loopback only.');
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const statuses: Record<number, number> = {};
  const startedAt = performance.now();
  let sent = 0;

  const one = (n: number) =>
    new Promise<void>((resolve, reject) => {
      const { headers, body } = shoot(n);
      const call = request(
        { agent, host: '127.0.0.1', port: target.port, path: target.pathname, method: 'POST', headers },
        (response) => {
          const status = response.statusCode ?? 0;
          statuses[status] = (statuses[status] ?? 0) + 1;
          response.resume().on('end', resolve).on('error', reject);
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  const worker = async () => {
    while (performance.now() - startedAt < durationMs) await one(sent++);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  const seconds = (performance.now() - startedAt) / 1000;
  const answered = Object.values(statuses).reduce((sum, n) => sum + n, 0);
  return { perSecond: answered / seconds, answered, statuses };
}
