import { isDeepStrictEqual } from 'node:util';
import type { PromotionValue } from '#contracts/order/promotion.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkPromotion } from '../../domain/promotion/check-promotion.ts';
import { whoIs } from '../../domain/who-is.ts';
import { findPromotion, lockPromotions, writePromotion } from '../../store/promotions.ts';
import { writeRuleChange } from '../../store/rule-changes.ts';

/** So that reading a cart stays cheap. */
const activeMost = 50;

/** Writes a promotion if nobody has changed it since it was seen; a repeat changes nothing. */
export async function putPromotion(
  tools: Tools<'order'>,
  { version, ...promotion }: InputTo<'order', 'putPromotion'>,
): Promise<ResultOf<'order', 'putPromotion'>> {
  const refusal = checkPromotion(promotion);
  if (refusal) return refusal;
  const { promotionId, market } = promotion;
  const known = await find(tools, promotionId);
  const written = { ...promotion, version: version + 1 };
  if (known && isSame(known, promotion)) return known;
  if (known && known.market !== market) {
    return refuse('value-invalid', 'A promotion keeps its market; write a new one.', { path: '/market' });
  }
  const content = JSON.stringify(promotion);
  const flown = await tools.db.tryFlight([
    lockPromotions(market),
    writePromotion(content, version, activeMost),
    writeRuleChange(whoIs(tools.context.subject), 'promotion-written', promotionId, version + 1, content),
  ]);
  if (!flown.isRefused) return written;
  // The same request may have been faster.
  const now = flown.refusedBy === 'promotion-moved' ? await find(tools, promotionId) : undefined;
  return now && isSame(now, promotion) ? now : whyNot(flown.refusedBy);
}

async function find(tools: Tools<'order'>, promotionId: string): Promise<PromotionValue | undefined> {
  return (await tools.db.row(findPromotion(promotionId)))?.value;
}

function isSame(known: PromotionValue, wanted: Omit<PromotionValue, 'version'>): boolean {
  return isDeepStrictEqual(known, { ...wanted, version: known.version });
}

function whyNot(refusedBy: string): Refusal<'value-invalid' | 'version-conflict'> {
  if (refusedBy === 'promotion-moved') {
    return refuse('version-conflict', 'The promotion was changed meanwhile; look at it again.');
  }
  if (refusedBy !== 'too-many-promotions') throw new Error(`the promotion was refused by ${refusedBy}`);
  return refuse(
    'value-invalid',
    `A market may have ${activeMost} promotions for everybody at once; end or switch off another first.`,
    { path: '/isActive' },
  );
}
