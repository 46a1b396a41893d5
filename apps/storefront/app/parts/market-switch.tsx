import { useLocation } from 'react-router';
import type { Market } from '#contracts/markets.ts';
import { marketFacts } from '../../../ui/market-facts.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { useFrame } from './page-frame.tsx';
import styles from './market-switch.module.css';

/** The id of the list of markets, for buttons that open it. */
export const marketSheetId = 'markets';

/** Says in which market prices are shown, and lets the visitor choose another; opens and sends without script. */
export function MarketSwitch({ locale, market }: Pick<ReturnType<typeof useFrame>, 'locale' | 'market'>) {
  const words = messagesFor(locale);
  const { pathname, search } = useLocation();
  return (
    <>
      <button type="button" popoverTarget={marketSheetId} className={styles.open}>
        <span className={styles.name}>{words.marketNow(words.markets[market])}</span>
        <span className={styles.currency}>{marketFacts[market].currency}</span>
      </button>
      <form
        id={marketSheetId}
        popover="auto"
        method="post"
        action={`/${locale}/market`}
        className={styles.sheet}
        aria-label={words.market}
      >
        <strong>{words.market}</strong>
        <input type="hidden" name="to" value={`${pathname}${search}`} />
        {(Object.keys(words.markets) as Market[]).map((name) => (
          <button
            key={name}
            type="submit"
            name="market"
            value={name}
            aria-current={name === market ? 'true' : undefined}
          >
            {words.markets[name]}
          </button>
        ))}
        <small>{words.marketHint}</small>
      </form>
    </>
  );
}
