import type { SegmentRule } from '../../api/use-segments.ts';
import type { Messages } from '../../messages/en.ts';

type Speech = {
  words: Messages['segments']['says'];
  number: (value: number) => string;
  money: (amountMinor: number) => string;
};

/** The rule of a segment in words; limits that are null are left out. */
export function saySegment(rule: SegmentRule, { words, number, money }: Speech): string {
  const write = (value: number | null, how: (value: number) => string) =>
    value === null ? null : how(value);
  const said = (
    [
      [words.orders, rule.ordersLeast, rule.ordersMost, number],
      [words.value, rule.valueMinorLeast, rule.valueMinorMost, money],
      [words.days, rule.daysSinceLeast, rule.daysSinceMost, number],
    ] as const
  ).flatMap(([say, least, most, how]) =>
    least === null && most === null ? [] : [say(write(least, how), write(most, how))],
  );
  if (said.length === 0) return words.nothing;
  return words.joined(rule.currency === null ? said : [...said, words.currency(rule.currency)]);
}
