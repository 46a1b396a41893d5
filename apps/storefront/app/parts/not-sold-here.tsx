import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { marketSheetId } from './market-switch.tsx';
import { useFrame } from './page-frame.tsx';
import styles from './not-sold-here.module.css';

/** Says that something has no price in the visitor's market, and leads to the choice of another. */
export function NotSoldHere() {
  const { locale, market } = useFrame();
  const words = messagesFor(locale);
  return (
    <div className={styles.note}>
      <p>
        <output>{words.notSoldIn(words.markets[market].replace(/ ?[(（].*$/, ''))}</output>
      </p>
      <button type="button" popoverTarget={marketSheetId}>
        {words.otherMarket}
      </button>
    </div>
  );
}
