import { createHmac } from 'node:crypto';

/** How a site's own host stands in for ours: paths that no list of trackers knows, and where its server forwards them. */
export interface FirstParty {
  /** `/k3f9a2b1`: what begins with it on the site's host goes to us. */
  path: string;
  /** Names below that path: the script, the second file, the address of beacons. */
  script: string;
  causes: string;
  endpoint: string;
  /** In the address that the site's server forwards to, and nowhere else: who knows it is believed the visitor's address. */
  token: string;
}

/** The paths and the token of a site; made of its secret, so that there is nothing to keep. */
export function firstParty({ key, visitorSecret }: { key: string; visitorSecret: string }): FirstParty {
  const name = (what: string, chars: number) => {
    const digest = createHmac('sha256', Buffer.from(visitorSecret, 'hex'))
      .update(`first party ${what} ${key}`)
      .digest('hex');
    return BigInt(`0x${digest}`).toString(36).slice(-chars);
  };
  return {
    path: `/${name('path', 8)}`,
    script: `${name('script', 6)}.js`,
    causes: `${name('causes', 6)}.js`,
    endpoint: name('endpoint', 6),
    token: name('token', 24),
  };
}
