import type { OrderValue } from '#contracts/order/order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './order-lines.module.css';

type Line = OrderValue['lines'][number];

/** What was bought at which price, and how it adds up. */
export function OrderLines({ order }: { order: OrderValue }) {
  const { words, money, number } = useLanguage();
  const text = words.order;
  const columns: Column<Line>[] = [
    {
      title: text.item,
      renderCell: ({ title, option, sku, shippedQuantity, refundedQuantity }) => (
        <>
          {title}
          <span className={styles['small']}>
            {[
              option,
              sku && `${text.sku} ${sku}`,
              shippedQuantity > 0 && words.parcels.sentCount(shippedQuantity),
              refundedQuantity > 0 && words.giveBack.backCount(refundedQuantity),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    { title: text.quantity, renderCell: ({ quantity }) => number(quantity), kind: 'number' },
    { title: text.unitPrice, renderCell: ({ unitPrice }) => money(unitPrice), kind: 'number' },
    {
      title: text.taxRate,
      renderCell: (line) => `${number(line.taxRateBasisPoints / 100)}%`,
      kind: 'number',
    },
    { title: text.lineTotal, renderCell: ({ gross }) => money(gross), kind: 'number' },
  ];
  const { goods, shipping, tax, total } = order.totals;
  return (
    <Section title={text.lines}>
      <DataTable caption={text.lines} columns={columns} rows={order.lines} keyOf={({ lineId }) => lineId} />
      <dl className={styles['totals']}>
        <dt>{text.goods}</dt>
        <dd>{money(goods)}</dd>
        <dt>{text.shipping}</dt>
        <dd>{money(shipping)}</dd>
        <dt>{text.tax}</dt>
        <dd>{money(tax)}</dd>
        <dt className={styles['total']}>{text.total}</dt>
        <dd className={styles['total']}>{money(total)}</dd>
      </dl>
    </Section>
  );
}
