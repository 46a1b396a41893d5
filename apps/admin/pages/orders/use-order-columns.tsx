import { Link } from 'react-router';
import type { ListedOrder } from '../../api/use-orders.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { ListColumns } from '../../parts/list/list-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { OrderStateBadge } from '../../parts/order-state-badge.tsx';
import type { OrderColumn } from './order-query.ts';

const whole = { whiteSpace: 'nowrap' } as const;

/** The columns of a list of orders. */
export function useOrderColumns(): ListColumns<ListedOrder, OrderColumn> {
  const { words, money, number } = useLanguage();
  const text = words.orders;
  return {
    first: {
      title: text.number,
      renderCell: (order) => (
        <Link to={`/orders/${order.orderId}`} style={whole}>
          {order.orderNumber}
        </Link>
      ),
    },
    others: {
      state: { title: text.state, renderCell: (order) => <OrderStateBadge state={order.state} /> },
      fulfilment: {
        title: text.goods,
        renderCell: ({ state, fulfilment }) => (
          <span style={whole}>
            {fulfilment === 'none' && state !== 'paid' ? words.nothing : text.fulfilments[fulfilment]}
          </span>
        ),
      },
      placed: {
        title: text.placed,
        sorts: [
          { value: 'newest', direction: 'descending' },
          { value: 'oldest', direction: 'ascending' },
        ],
        renderCell: (order) => <Moment at={order.placedAt} />,
      },
      customer: { title: text.customer, renderCell: (order) => order.customerName || words.nothing },
      items: { title: text.items, renderCell: (order) => number(order.itemCount), kind: 'number' },
      total: { title: text.total, renderCell: (order) => money(order.total), kind: 'number' },
    },
  };
}
