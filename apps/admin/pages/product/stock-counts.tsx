import type { Stock } from '../../api/use-stock.ts';
import { useLanguage } from '../../language/use-language.ts';
import styles from './stock-counts.module.css';

/** The four counts of a variant, each with what it means. */
export function StockCounts({ stock }: { stock: Stock }) {
  const { words, number } = useLanguage();
  const text = words.product;
  const counts = [
    { name: text.free, value: stock.free, hint: text.freeHint },
    { name: text.onHand, value: stock.onHand, hint: text.onHandHint },
    { name: text.held, value: stock.held, hint: text.heldHint },
    { name: text.committed, value: stock.committed, hint: text.committedHint },
  ];
  return (
    <dl className={styles['counts']}>
      {counts.map(({ name, value, hint }) => (
        <div key={name} className={styles['count']}>
          <dt>
            {name} <small>{hint}</small>
          </dt>
          <dd>{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
