import { formatMoney, formatRoundMoney, type ShownMoney } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './delivery-table.module.css';

type Way = {
  isAbroad: boolean;
  code: string;
  title: string;
  daysMin: number;
  daysMax: number;
  prices: readonly { goodsFrom: ShownMoney; price: ShownMoney }[];
};

/** The ways of sending with how long they take and what they cost, by the value of the goods. */
export function DeliveryTable({ delivery, locale }: { delivery: readonly Way[]; locale: string }) {
  const words = messagesFor(locale);
  return (
    <table className={styles.table}>
      <tbody>
        {delivery.map(({ isAbroad, code, title, daysMin, daysMax, prices }) => (
          <tr key={`${isAbroad} ${code}`}>
            <th scope="row">{title}</th>
            <td>{words.days(daysMin, daysMax)}</td>
            <td>
              {prices.map(({ goodsFrom, price }) => (
                <span key={goodsFrom.amountMinor}>
                  {price.amountMinor === 0
                    ? words.shop.freeFrom(formatRoundMoney(goodsFrom, locale))
                    : formatMoney(price, locale)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
