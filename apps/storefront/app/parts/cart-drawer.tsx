import { useEffect, useRef } from 'react';
import { Link, useFetcher } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import type { action } from '../pages/cart.tsx';
import { FreeDeliveryHint } from './free-delivery-hint.tsx';
import { Icon } from './icon.tsx';
import { Picture } from './picture.tsx';
import styles from './cart-drawer.module.css';

type CartLine = AnswerOf<'order', 'getCart'>['lines'][number];
export type CartDrawerState = ReturnType<typeof useCartDrawer>;

/** Sends changes to the basket without leaving the page, and tells what it holds then. */
export function useCartDrawer(locale: string) {
  const fetcher = useFetcher<typeof action>({ key: 'cart-drawer' });
  return {
    isBusy: fetcher.state !== 'idle',
    problem: fetcher.data && 'problem' in fetcher.data ? fetcher.data.problem : null,
    changed: fetcher.data && 'cart' in fetcher.data ? fetcher.data : null,
    send: (form: FormData) => void fetcher.submit(form, { method: 'post', action: `/${locale}/cart?drawer` }),
    forget: () => fetcher.reset(),
  };
}

/** What the basket holds after something was put into it, with the way back. */
export function CartDrawer({ drawer, locale }: { drawer: CartDrawerState; locale: string }) {
  const words = messagesFor(locale);
  const { shop } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  const { changed, isBusy, forget } = drawer;
  const isClosed = useRef(false);
  useEffect(() => {
    if (changed && !isClosed.current && !dialog.current?.open) dialog.current?.showModal();
  }, [changed]);
  // A fetcher that is reset while pages are asked anew after it leaves them, and the count of the basket, as they were.
  useEffect(() => {
    if (!isClosed.current || isBusy) return;
    isClosed.current = false;
    forget();
  }, [isBusy, forget]);
  const added = changed?.cart.lines.find(({ variantId }) => variantId === changed.variantId);
  const takeOut = () => {
    if (!added || !changed) return;
    const form = new FormData();
    form.set('variantId', added.variantId);
    form.set('quantity', String(Math.max(0, added.quantity - changed.added)));
    drawer.send(form);
  };
  return (
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-label={words.cart}
      closedby="any"
      onClose={() => {
        isClosed.current = isBusy;
        if (!isBusy) forget();
      }}
    >
      {changed ? (
        <>
          <div className={styles.head}>
            <output>{changed.added > 0 ? shop.added : shop.undone}</output>
            <button type="button" aria-label={shop.close} onClick={() => dialog.current?.close()}>
              <Icon name="close" />
            </button>
          </div>
          {added && changed.added > 0 ? (
            <AddedLine line={added} locale={locale} isBusy={drawer.isBusy} takeOut={takeOut} />
          ) : null}
          <OtherLines
            lines={changed.cart.lines.filter((line) => line !== added || changed.added === 0)}
            locale={locale}
          />
          <p className={styles.sum}>
            <span>{words.cartCount(changed.cart.itemCount)}</span>
            <strong>{formatMoney(changed.cart.totals.goods, locale)}</strong>
          </p>
          <FreeDeliveryHint goods={changed.cart.totals.goods} />
          <div className={styles.ways}>
            <Link to={`/${locale}/checkout`} className={styles.checkout}>
              {words.checkout}
            </Link>
            <Link to={`/${locale}/cart`}>{shop.viewCart}</Link>
          </div>
        </>
      ) : null}
    </dialog>
  );
}

type AddedLineProps = { line: CartLine; locale: string; isBusy: boolean; takeOut: () => void };

/** The line that was just put into the basket, and the way back. */
function AddedLine({ line, locale, isBusy, takeOut }: AddedLineProps) {
  const { picture, title, option, quantity, unitPrice } = line;
  return (
    <div className={styles.line}>
      {picture ? <Picture path={picture} alt="" width={96} height={96} sizes="96px" isFirst /> : null}
      <div>
        <strong>
          <TitleText text={title} />
        </strong>
        {option ? <span>{option}</span> : null}
        <span>
          {quantity} × {formatMoney(unitPrice, locale)}
        </span>
        <button type="button" className={styles.undo} disabled={isBusy} onClick={takeOut}>
          {messagesFor(locale).shop.undo}
        </button>
      </div>
    </div>
  );
}

/** What the basket held before, each on a line. */
function OtherLines({ lines, locale }: { lines: readonly CartLine[]; locale: string }) {
  return (
    <ul className={styles.others}>
      {lines.map(({ variantId, picture, title, option, quantity, total }) => (
        <li key={variantId}>
          {picture ? <Picture path={picture} alt="" width={48} height={48} sizes="48px" /> : <span />}
          <span>
            {quantity} × <TitleText text={title} />
            {option ? ` · ${option}` : ''}
          </span>
          <span>{formatMoney(total, locale)}</span>
        </li>
      ))}
    </ul>
  );
}
