import ipaddr from 'ipaddr.js';
import type { PageFaultCode } from '../core/install/report.ts';
import type { ResolveHost } from './resolve-host.ts';

/** Why an address is not fetched. */
export type AddressFault = Extract<
  PageFaultCode,
  'address_not_public' | 'host_not_found' | 'host_not_resolved'
>;

/** What may be fetched beside the public web. */
export interface AddressRules {
  /** Hostnames of this machine, for development; none in production. */
  localHosts: readonly string[];
  resolve: ResolveHost;
}

/**
 * Why a page must not be fetched; undefined when it may. Only http and https at their own ports, of hosts whose every
 * address is one of the public Internet: what is asked for by others must not reach what only our network does.
 */
export async function addressFault(
  url: URL,
  { localHosts, resolve }: AddressRules,
): Promise<AddressFault | undefined> {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return 'address_not_public';
  if (localHosts.includes(url.hostname)) return undefined;
  if (url.port !== '') return 'address_not_public';
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal)) return isPublic(literal) ? undefined : 'address_not_public';
  if (!/^[^.]+(\.[^.]+)+$/.test(url.hostname)) return 'address_not_public';
  let addresses: string[];
  try {
    addresses = await resolve(url.hostname);
  } catch {
    return 'host_not_resolved';
  }
  if (addresses.length === 0) return 'host_not_found';
  return addresses.every(isPublic) ? undefined : 'address_not_public';
}

/** Whether an IP address is one of the public Internet. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}
