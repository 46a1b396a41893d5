import type { AnswerOf } from '#contracts/services.ts';
import { formatMoney } from '../../../ui/format.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { BuyForm } from './buy-form.tsx';
import { useFrame } from './page-frame.tsx';
import { ProductPromises } from './product-promises.tsx';
import { StockLine } from './stock-line.tsx';
import { VariantChoice } from './variant-choice.tsx';
import { WishButton } from './wish-button.tsx';
import styles from './product-offer.module.css';

type Product = AnswerOf<'catalog', 'getProduct'>;
type Props = {
  product: Product;
  chosen: Product['variants'][number];
  now: string;
};

/** What the chosen variant costs, whether it can be had and when it comes, and the form that buys it. */
export function ProductOffer({ product, chosen, now }: Props) {
  const { locale, market } = useFrame();
  const words = messagesFor(locale);
  const { shop } = words;
  const { availability, price, listPrice, quantityPrices = [] } = chosen;
  const quantityMost = availability.isBackOrder ? 99 : (availability.quantityLeft ?? 99);
  const isOut = availability.state === 'out';
  return (
    <>
      <p className={styles.price}>
        <strong>{formatMoney(price, locale)}</strong>
        {listPrice ? <s>{shop.listPrice(formatMoney(listPrice, locale))}</s> : null}
      </p>
      <p className={styles.note}>{words.taxNotes[market]}</p>
      {quantityPrices.length > 0 ? (
        <ul className={styles.quantities}>
          {quantityPrices.map((each) => (
            <li key={each.minQuantity}>
              {shop.quantityPrice(each.minQuantity, formatMoney(each.price, locale))}
            </li>
          ))}
        </ul>
      ) : null}
      <VariantChoice product={product} chosenSku={chosen.sku} />
      <StockLine availability={availability} words={words} />
      {isOut ? null : (
        <BuyForm variantId={chosen.variantId} price={price} quantityMost={quantityMost} locale={locale} />
      )}
      <WishButton variantId={chosen.variantId} locale={locale} />
      <ProductPromises now={now} isInStock={!isOut && !availability.isBackOrder} />
    </>
  );
}
