import type { ReceivedFacts } from './request-facts.ts';

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:.]*:[\da-f:.]*)$/i;

/** What a server says of the visitor it speaks for. */
export interface StatedClient {
  ip?: string;
  userAgent?: string;
  /** As in RequestFacts; only believed with an address. */
  country?: string;
  region?: string;
  city?: string;
}

/**
 * The facts of a request that a server sends for a visitor: the visitor's address and user agent instead of its own, whose
 * place and network say nothing about the visitor. What is no address is not believed.
 */
export function statedClient(facts: ReceivedFacts, { ip, userAgent, ...place }: StatedClient): ReceivedFacts {
  const stated = ip?.trim().replace(/^\[|\]$/g, '');
  const other =
    stated && ADDRESS.test(stated) && stated !== facts.ip
      ? { ip: stated, country: '', region: '', city: '', asn: undefined, ...place }
      : {};
  return { ...facts, ...other, userAgent: userAgent || facts.userAgent };
}
