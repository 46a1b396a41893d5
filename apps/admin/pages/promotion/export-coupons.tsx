import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ExportList } from '../../parts/list/export-list.tsx';

/** Saves all codes of a promotion, e.g. to be printed or mailed. */
export function ExportCoupons({ promotionId }: { promotionId: string }) {
  const { words } = useLanguage();
  const text = words.coupons;
  return (
    <ExportList
      name={words.lists.coupons.file}
      head={[
        text.code,
        text.state,
        text.used,
        text.redemptionsMost,
        text.perBuyer,
        text.beginsAt,
        text.endsAt,
      ]}
      read={(cursor) =>
        ask(api.order.listCoupons({ promotionId, limit: 100, ...(cursor ? { cursor } : {}) }))
      }
      rowsOf={({ coupons }) => coupons}
      toLines={({ code, isActive, redeemed, redemptionsMost, perBuyerMost, beginsAt, endsAt }) => [
        [code, isActive ? text.on : text.off, redeemed, redemptionsMost, perBuyerMost, beginsAt, endsAt],
      ]}
    />
  );
}
