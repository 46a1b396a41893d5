import { Link } from 'react-router';
import { arrivalDays } from '../../../ui/arrival-days.ts';
import { formatDay, formatMoney, formatRoundMoney } from '../../../ui/format.ts';
import { marketFacts } from '../../../ui/market-facts.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Icon } from './icon.tsx';
import { useFrame } from './page-frame.tsx';
import styles from './product-promises.module.css';

/** When it arrives, what sending costs and how long it may come back, from the terms of the shop; nothing without them. */
export function ProductPromises({ now, isInStock }: { now: string; isInStock: boolean }) {
  const { locale, market, terms } = useFrame();
  const words = messagesFor(locale);
  const { shop } = words;
  const way = terms?.delivery.find(({ isAbroad }) => !isAbroad);
  if (!terms || !way) return null;
  const [first, last] = arrivalDays(now, marketFacts[market].timeZone, way);
  const price = way.prices[0]?.price;
  const free = way.prices.find((each) => each.price.amountMinor === 0)?.goodsFrom;
  return (
    <ul className={styles.promises}>
      {isInStock ? (
        <li>
          <Icon name="truck" />
          <span>{shop.arrives(formatDay(first, locale), formatDay(last, locale))}</span>
        </li>
      ) : null}
      {price ? (
        <li>
          <Icon name="tick" />
          <Link to={`/${locale}/delivery`}>
            {free
              ? shop.deliveryCost(formatMoney(price, locale), formatRoundMoney(free, locale))
              : shop.deliveryPrice(formatMoney(price, locale))}
          </Link>
        </li>
      ) : null}
      <li>
        <Icon name="back" />
        <Link to={`/${locale}/returns`}>{shop.returnsLine(terms.returnDays)}</Link>
      </li>
    </ul>
  );
}
