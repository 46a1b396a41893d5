import { groupsOfV6 } from '../groups-of-v6.ts';

/**
 * What stands for one visitor of an address: an IPv4 address itself, of an IPv6 address its first 64 bits, since a
 * household or a server has all the rest to choose from (RFC 6177). An IPv4 address written as IPv6 counts as IPv4.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const groups = groupsOfV6(address);
  if (!groups) return address;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}
