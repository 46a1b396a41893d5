import type { ReturnValue } from '#contracts/order/return.ts';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ExportList } from '../../parts/list/export-list.tsx';

/** Saves all returns in a state, a line for each kind of goods. */
export function ExportReturns({ state }: { state: ReturnValue['state'] }) {
  const { words } = useLanguage();
  const text = words.returns;
  const { file, order, number, goods, quantity, reason } = words.lists.returns;
  return (
    <ExportList
      name={file}
      head={[order, number, text.state, text.requestedAt, text.wanted, goods, quantity, reason]}
      read={(cursor) =>
        ask(api.order.listReturnsByState({ state, limit: 100, ...(cursor ? { cursor } : {}) }))
      }
      rowsOf={({ returns }) => returns}
      toLines={(each) =>
        each.lines.map((line) => [
          each.orderId,
          each.number,
          text.states[each.state],
          each.requestedAt,
          text.outcomes[each.wanted],
          line.title,
          line.quantity,
          text.reasons[line.reason],
        ])
      }
    />
  );
}
