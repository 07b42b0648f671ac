import type { ReceivedFacts } from './request-facts.ts';

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:.]*:[\da-f:.]*)$/i;

/**
 * The facts of a request that a server sends for a visitor: the visitor's address and user agent instead of its own, whose
 * place and network say nothing about the visitor. What is no address is not believed.
 */
export function statedClient(
  facts: ReceivedFacts,
  { ip, userAgent }: { ip?: string; userAgent?: string },
): ReceivedFacts {
  const stated = ip?.trim().replace(/^\[|\]$/g, '');
  const other =
    stated && ADDRESS.test(stated) && stated !== facts.ip
      ? { ip: stated, country: '', region: '', city: '', asn: undefined }
      : {};
  return { ...facts, ...other, userAgent: userAgent || facts.userAgent };
}
