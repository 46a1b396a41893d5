import { formatMoney, type ShownMoney } from '../../../ui/format.ts';
import { freeDeliveryFrom } from '../../../ui/free-delivery-from.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import styles from './free-delivery-hint.module.css';

/** How much is missing until delivery at home is free; nothing where it never is. */
export function FreeDeliveryHint({ goods }: { goods: ShownMoney }) {
  const { locale, terms } = useFrame();
  const { shop } = messagesFor(locale);
  const free = freeDeliveryFrom(terms);
  if (!free || free.currency !== goods.currency) return null;
  const missing = free.amountMinor - goods.amountMinor;
  const text =
    missing > 0 ? shop.freeAway(formatMoney({ ...free, amountMinor: missing }, locale)) : shop.freeReached;
  return (
    <div className={styles.hint}>
      <span>{text}</span>
      <progress
        max={free.amountMinor}
        value={Math.min(goods.amountMinor, free.amountMinor)}
        aria-label={text}
      />
    </div>
  );
}
