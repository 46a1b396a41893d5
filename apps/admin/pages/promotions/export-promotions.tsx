import type { InputTo } from '#contracts/services.ts';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ExportList } from '../../parts/list/export-list.tsx';

type Filter = Omit<InputTo<'order', 'listPromotions'>, 'cursor' | 'limit'>;

/** Saves all promotions that the list’s filter finds. */
export function ExportPromotions({ filter }: { filter: Filter }) {
  const { words } = useLanguage();
  const { promotions: text, coupons, languages } = words;
  return (
    <ExportList
      name={words.lists.promotions.file}
      head={[
        languages.of(text.name, 'en'),
        languages.of(text.name, 'zh'),
        text.market,
        coupons.beginsAt,
        coupons.endsAt,
        text.parts.coupon,
        text.state,
      ]}
      read={(cursor) =>
        ask(api.order.listPromotions({ ...filter, limit: 100, ...(cursor ? { cursor } : {}) }))
      }
      rowsOf={({ promotions }) => promotions}
      toLines={({ title, market, beginsAt, endsAt, needsCoupon, isActive }) => [
        [
          title.en,
          title.zh,
          words.product.markets[market],
          beginsAt,
          endsAt,
          needsCoupon ? text.withCoupon : null,
          isActive ? coupons.on : coupons.off,
        ],
      ]}
    />
  );
}
