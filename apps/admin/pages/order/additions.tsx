import { Link } from 'react-router';
import type { AdditionValue } from '#contracts/order/addition.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';

/** What was added to an order, or the order that this was added to. */
export function Additions({ order: { additions = [], addsTo } }: { order: OrderValue }) {
  const { words, money, moment } = useLanguage();
  const text = words.addition;
  if (addsTo) {
    return (
      <p>
        <Link to={`/orders/${addsTo.orderId}`}>{text.addsTo(addsTo.orderNumber)}</Link>
      </p>
    );
  }
  if (additions.length === 0) return null;
  const columns: Column<AdditionValue>[] = [
    {
      title: text.number,
      renderCell: ({ orderId, orderNumber }) => <Link to={`/orders/${orderId}`}>{orderNumber}</Link>,
    },
    { title: text.state, renderCell: ({ state }) => text.states[state] },
    { title: text.payBefore, renderCell: ({ payBefore }) => (payBefore ? moment(payBefore) : '–') },
    { title: text.sum, renderCell: ({ total }) => money(total), kind: 'number' },
  ];
  return (
    <Section title={text.list}>
      <DataTable caption={text.list} columns={columns} rows={additions} keyOf={({ orderId }) => orderId} />
    </Section>
  );
}
