import { sayPromotion, type PromotionDraft, type PromotionPart, type Speech } from './say-promotion.ts';

export type Difference = { part: PromotionPart; one: string; other: string };

/** In which parts two promotions say something else, and what each says there. */
export function comparePromotions(one: PromotionDraft, other: PromotionDraft, speech: Speech): Difference[] {
  const said = new Map(sayPromotion(other, speech).map(({ part, text }) => [part, text]));
  return sayPromotion(one, speech).flatMap(({ part, text }) => {
    const otherText = said.get(part) ?? '';
    return otherText === text ? [] : [{ part, one: text, other: otherText }];
  });
}
