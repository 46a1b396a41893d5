import { numberOfV4 } from './number-of-v4.ts';

/** The eight groups of an IPv6 address, which may end in an IPv4 one; undefined when it is none. */
export function groupsOfV6(text: string): number[] | undefined {
  const [bare = ''] = text.split('%');
  const last = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  const v4 = last ? numberOfV4(last[2] ?? '') : undefined;
  if (last && v4 === undefined) return undefined;
  const hex =
    v4 === undefined
      ? bare
      : `${last?.[1]}${Math.floor(v4 / 65_536).toString(16)}:${(v4 % 65_536).toString(16)}`;
  const halves = hex.split('::');
  if (halves.length > 2 || !/^[0-9a-f:]+$/i.test(hex)) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined;
}
