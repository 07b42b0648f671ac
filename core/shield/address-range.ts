import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Wider ranges hold so much of the world that they can only be a slip. */
const MIN_PREFIX = { ipv4: 8, ipv6: 16 };

/** An address, or a range of them as `203.0.113.0/24`, in its shortest spelling; undefined for anything else. */
export function readAddressRange(text: string): string | undefined {
  const [address = '', bits, more] = text.trim().split('/');
  const parsed = parseAddress(address);
  if (!parsed || more !== undefined) return undefined;
  if (bits === undefined) return parsed.toString();
  const whole = parsed.kind() === 'ipv4' ? 32 : 128;
  const prefix = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(prefix >= MIN_PREFIX[parsed.kind()] && prefix <= whole)) return undefined;
  if (prefix === whole) return parsed.toString();
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed}/${prefix}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/${prefix}`);
  return `${network}/${prefix}`;
}

/** Makes the test whether an address is one of, or in one of, those that `readAddressRange` gave. */
export function addressTest(ranges: readonly string[]): (address: string) => boolean {
  const exact = new Set(ranges.filter((range) => !range.includes('/')));
  const wide = ranges.filter((range) => range.includes('/')).map((range) => ipaddr.parseCIDR(range));
  return (text) => {
    const address = parseAddress(text);
    if (!address) return false;
    return exact.has(address.toString()) || wide.some((range) => isWithin(address, range));
  };
}

/** IPv4 in the clothes of IPv6 (`::ffff:203.0.113.9`) is IPv4. Only the four-part form counts as an IPv4 address. */
function parseAddress(text: string): Address | undefined {
  const isWritten = ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
  if (!isWritten || text.includes('%')) return undefined;
  return ipaddr.process(text);
}

function isWithin(address: Address, [network, prefix]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match(network, prefix);
}
