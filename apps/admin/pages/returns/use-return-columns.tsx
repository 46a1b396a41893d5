import { Link } from 'react-router';
import type { ReturnValue } from '#contracts/order/return.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { ListColumns } from '../../parts/list/list-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ReturnLines } from './return-lines.tsx';

export const returnColumns = ['goods', 'requested', 'wanted', 'outcome', 'due'] as const;
export type ReturnColumn = (typeof returnColumns)[number];

/** The columns of a list of returns. */
export function useReturnColumns(): ListColumns<ReturnValue, ReturnColumn> {
  const { words } = useLanguage();
  const text = words.returns;
  return {
    first: {
      title: text.title,
      renderCell: ({ orderId, number }) => <Link to={`/orders/${orderId}`}>{text.one(number)}</Link>,
    },
    others: {
      goods: {
        title: words.lists.returns.goods,
        renderCell: ({ lines }) => <ReturnLines lines={lines} />,
      },
      requested: {
        title: text.requestedAt,
        renderCell: ({ requestedAt }) => <Moment at={requestedAt} />,
      },
      wanted: { title: text.wanted, renderCell: ({ wanted }) => text.outcomes[wanted] },
      outcome: {
        title: text.outcome,
        renderCell: ({ outcome, answer, exchangeOrderId }) =>
          exchangeOrderId ? (
            <Link to={`/orders/${exchangeOrderId}`}>{text.exchangeLink}</Link>
          ) : outcome ? (
            text.outcomes[outcome]
          ) : (
            (answer ?? words.nothing)
          ),
      },
      due: {
        title: text.due,
        renderCell: ({ dueAt }) => (dueAt ? <Moment at={dueAt} /> : words.nothing),
      },
    },
  };
}
