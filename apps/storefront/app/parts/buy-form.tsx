import { useEffect, useRef, useState } from 'react';
import { formatMoney, type ShownMoney } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { CartDrawer, useCartDrawer } from './cart-drawer.tsx';
import { ProblemNote } from './problem-note.tsx';
import styles from './buy-form.module.css';

type Props = { variantId: string; price: ShownMoney; quantityMost: number; locale: string };

/**
 * Puts a variant into the basket: by a plain form post to the basket's page, and where script runs without leaving this
 * one. On a phone the button stays in reach when the form is scrolled away.
 */
export function BuyForm({ variantId, price, quantityMost, locale }: Props) {
  const words = messagesFor(locale);
  const drawer = useCartDrawer(locale);
  const button = useRef<HTMLButtonElement>(null);
  const isAway = useIsAway(button);
  return (
    <>
      <form
        id="buy"
        method="post"
        action={`/${locale}/cart`}
        className={styles.buy}
        onSubmit={(event) => {
          event.preventDefault();
          drawer.send(new FormData(event.currentTarget));
        }}
      >
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="variantId" value={variantId} />
        <label>
          {words.quantity}
          <input
            type="number"
            name="quantity"
            defaultValue={1}
            min={1}
            max={quantityMost}
            inputMode="numeric"
            required
          />
        </label>
        <button ref={button} type="submit" disabled={drawer.isBusy}>
          {words.addToCart}
        </button>
      </form>
      <ProblemNote problem={drawer.problem} words={words} />
      {isAway ? (
        // Only a shorter way for a thumb: whoever listens or uses keys has the form's own button.
        <div className={styles.bar} aria-hidden="true">
          <strong>{formatMoney(price, locale)}</strong>
          <button type="submit" form="buy" tabIndex={-1} disabled={drawer.isBusy}>
            {words.addToCart}
          </button>
        </div>
      ) : null}
      <CartDrawer drawer={drawer} locale={locale} />
    </>
  );
}

/** Whether an element has been scrolled out of the window at its upper or lower edge. */
function useIsAway(element: React.RefObject<HTMLElement | null>): boolean {
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => setIsAway(entry ? !entry.isIntersecting : false));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isAway;
}
