import { fetch, Request, type Response } from 'miniflare';

/**
 * Sends what a Worker asks of these origins to servers of the test, and everything else where it says: addresses that are
 * fixed in the code need no setting by which anybody could change them.
 */
export function standIns(hosts: Record<string, string>): (request: Request) => Promise<Response> {
  return async (request) => {
    const target = standInFor(hosts, request.url);
    return await fetch(new Request(target, request), { redirect: 'manual' });
  };
}

/** The same address at the server that stands for its origin. */
export function standInFor(hosts: Record<string, string>, address: string): string {
  const url = new URL(address);
  const origin = hosts[url.origin];
  return origin === undefined ? address : `${origin}${url.pathname}${url.search}`;
}
