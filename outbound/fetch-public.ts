import { type AddressFault, type AddressRules, addressFault } from './public-address.ts';

/** An address that is not called, or gives no answer that can be read: `host: why`. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';

  constructor(host: string, why: AddressFault | 'not_https' | 'too_long' | 'too_slow' | 'unreachable') {
    super(`${host}: ${why}`);
  }
}

interface Limits {
  timeoutMs: number;
  maxBytes: number;
}

/**
 * `fetch` for programs' answers from addresses that customers name: https of public hosts only, no redirect, and no more than so
 * much within such a time. @throws NoAnswer
 */
export function publicFetch(rules: AddressRules, { timeoutMs, maxBytes }: Limits) {
  return async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address);
    if (!isSecure(url, rules)) throw new NoAnswer(url.host, 'not_https');
    const fault = await addressFault(url, rules);
    if (fault) throw new NoAnswer(url.host, fault);
    const signal = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let body: Uint8Array<ArrayBuffer> | undefined;
    try {
      // Where a redirect leads nobody has looked at.
      response = await fetch(url, { ...init, redirect: 'manual', signal });
      body = await readBytes(response, maxBytes);
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      throw new NoAnswer(url.host, isLate ? 'too_slow' : 'unreachable');
    }
    if (!body) throw new NoAnswer(url.host, 'too_long');
    // These may not have a body.
    const isEmpty = response.status === 204 || response.status === 304;
    return new Response(isEmpty ? null : body, { status: response.status, headers: response.headers });
  };
}

/** Whether an address is https; http is for hosts of this machine. */
export function isSecure(url: URL, { localHosts }: Pick<AddressRules, 'localHosts'>): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && localHosts.includes(url.hostname));
}

async function readBytes({ body }: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
