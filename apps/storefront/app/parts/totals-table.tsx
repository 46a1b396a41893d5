import { formatMoney, type ShownMoney } from '../../../ui/format.ts';
import { checkoutWords } from '../../../ui/messages/checkout-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './totals-table.module.css';

type Totals = {
  goodsFull: ShownMoney;
  shippingFull: ShownMoney;
  discounts: { promotionId: string; title: string; couponCode: string | null; amount: ShownMoney }[];
  tax: ShownMoney;
  total: ShownMoney;
  isTaxOnTop?: true;
};

/** What the goods and delivery cost, what is taken off by name, tax where it comes on top, and what is paid. Delivery is left out until it is chosen. */
export function TotalsTable({
  totals,
  locale,
  hasShipping,
  shippingTitle,
}: {
  totals: Totals;
  locale: string;
  hasShipping: boolean;
  /** The name of the delivery, when it is known. */
  shippingTitle?: string;
}) {
  const words = messagesFor(locale);
  const shipping = shippingTitle ?? words.shipping;
  const rows = [
    [words.goods, totals.goodsFull] as const,
    ...(hasShipping ? [[shipping, totals.shippingFull] as const] : []),
    ...totals.discounts.map(({ title, couponCode, amount }) => {
      const label = couponCode === null ? title : `${title} (${couponCode})`;
      return [label, { ...amount, amountMinor: -amount.amountMinor }] as const;
    }),
    ...(totals.isTaxOnTop ? [[words.taxOnTop, totals.tax] as const] : []),
    [words.total, totals.total] as const,
    ...(totals.isTaxOnTop ? [] : [[words.tax, totals.tax] as const]),
  ];
  return (
    <dl className={styles.totals}>
      {rows.map(([label, amount], index) => (
        <div key={`${index} ${label}`} className={label === words.total ? styles.total : undefined}>
          <dt>{label}</dt>
          <dd>
            {label === shipping && amount.amountMinor === 0
              ? checkoutWords(locale).free
              : formatMoney(amount, locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
