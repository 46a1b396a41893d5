import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { PromotionValue } from '#contracts/order/promotion.ts';
import type { Tools } from '#runtime/tools.ts';
import { listRuleVersions } from '../../store/rule-changes.ts';

const most = 20;

/** Who wrote a promotion, and what it was from then on. */
export async function listPromotionChanges(
  tools: Tools<'order'>,
  { promotionId }: InputTo<'order', 'listPromotionChanges'>,
): Promise<ResultOf<'order', 'listPromotionChanges'>> {
  const rows = await tools.db.rows(listRuleVersions(promotionId, 'promotion-written', most));
  return {
    changes: rows.map(({ content, ...change }) => ({
      ...change,
      promotion: content as Omit<PromotionValue, 'version'>,
    })),
  };
}
