import type { ReturnValue } from '#contracts/order/return.ts';
import { useLanguage } from '../../language/use-language.ts';
import styles from './return-card.module.css';

/** What is sent back and why, with the buyer's own words, and what of it arrived. */
export function ReturnLines({ lines }: Pick<ReturnValue, 'lines'>) {
  const { words } = useLanguage();
  const text = words.returns;
  return (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={line.lineId}>
          {text.line(line.quantity, line.title, text.reasons[line.reason])}
          {line.note ? <blockquote>{line.note}</blockquote> : null}
          {line.received === null ? null : <small>{text.arrived(line.received)}</small>}
        </li>
      ))}
    </ul>
  );
}
