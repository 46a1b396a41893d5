import type { InputTo } from '#contracts/services.ts';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ExportList } from '../../parts/list/export-list.tsx';
import { fromMinor } from '../../parts/from-minor.ts';

/** Saves every order that the list’s filters find, in the order of the list. */
export function ExportOrders({ input }: { input: InputTo<'order', 'listOrders'> }) {
  const { words } = useLanguage();
  const text = words.orders;
  return (
    <ExportList
      name="orders"
      head={[
        text.number,
        text.state,
        text.goods,
        text.placed,
        text.customer,
        text.items,
        text.total,
        text.currency,
      ]}
      read={(cursor) => ask(api.order.listOrders({ ...input, limit: 100, ...(cursor ? { cursor } : {}) }))}
      rowsOf={({ orders }) => orders}
      toLines={(order) => [
        [
          order.orderNumber,
          text.states[order.state],
          text.fulfilments[order.fulfilment],
          order.placedAt,
          order.customerName,
          order.itemCount,
          fromMinor(order.total.amountMinor, order.total.currency),
          order.total.currency,
        ],
      ]}
    />
  );
}
