import { groupsOfV6 } from '../groups-of-v6.ts';
import { numberOfV4 } from '../number-of-v4.ts';

/** IPv4 blocks that are no place on the public internet (IANA special-purpose registry, RFC 6890), as [block, prefix]. */
const closedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/**
 * Whether an IP address (IPv4 in dots, or IPv6) is a place on the public internet. Of IPv6 only global unicast counts
 * (2000::/3, RFC 4291), without what stands for something else: Teredo, documentation, 6to4. Text that is no address is not.
 */
export function isPublicAddress(address: string): boolean {
  const v4 = numberOfV4(address);
  if (v4 !== undefined) return !closedV4.some(([block, prefix]) => isWithin(v4, block, prefix));
  const groups = groupsOfV6(address);
  if (!groups) return false;
  const [first = 0, second = 0] = groups;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return isPublicAddress(dotted(groups[6] ?? 0, groups[7] ?? 0));
  }
  const isGlobal = first >= 0x2000 && first <= 0x3fff;
  const isSpecial = first === 0x2002 || (first === 0x2001 && (second < 0x200 || second === 0xdb8));
  return isGlobal && !isSpecial && first !== 0x3fff;
}

function isWithin(address: number, block: string, prefix: number): boolean {
  const size = 2 ** (32 - prefix);
  return Math.floor(address / size) === Math.floor((numberOfV4(block) ?? 0) / size);
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
