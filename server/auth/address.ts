import { isIPv4, isIPv6 } from 'node:net';
import { expandIPv6 } from 'hono/utils/ipaddr';

const MAPPED = '0000:0000:0000:0000:0000:ffff:';

/**
 * What an address counts as: an IPv4 address itself, an IPv6 address its /64 network (one home has that many). What is
 * no address, or none at all, shares one bucket.
 */
export function addressBucket(address: string | null): string {
  if (address === null) return 'unknown';
  if (isIPv4(address)) return address;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return 'unknown';
  const full = expandIPv6(plain).toLowerCase();
  if (!full.startsWith(MAPPED)) return `${full.split(':').slice(0, 4).join(':')}::/64`;
  const bytes = Buffer.from(full.slice(MAPPED.length).replace(':', ''), 'hex');
  return [...bytes].join('.');
}
