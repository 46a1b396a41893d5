import type { SegmentRule } from '../../api/use-segments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { saySegment } from './say-segment.ts';

/** Says the rule of a segment in the language of the screen. */
export function useSegmentWords(): (rule: SegmentRule) => string {
  const { words, number, money } = useLanguage();
  return (rule) =>
    saySegment(rule, {
      words: words.segments.says,
      number,
      money: (amountMinor) => money({ amountMinor, currency: rule.currency ?? 'GBP' }),
    });
}
