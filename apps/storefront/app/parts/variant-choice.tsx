import { Link } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import styles from './variant-choice.module.css';

type Product = {
  slug: string;
  optionName: string | null;
  variants: readonly { sku: string; option: string | null; availability: { state: string } }[];
  variantsElsewhere: readonly { sku: string; option: string | null }[];
};

/** The variants of a product as links, so that each has an address and works without script. */
export function VariantChoice({ product, chosenSku }: { product: Product; chosenSku: string }) {
  const { locale } = useFrame();
  const words = messagesFor(locale);
  const choices = [
    ...product.variants.map(({ sku, option, availability }) => ({
      sku,
      option,
      why: availability.state === 'out' ? words.soldOut : null,
    })),
    ...product.variantsElsewhere.map(({ sku, option }) => ({ sku, option, why: words.notSoldHere })),
  ];
  if (choices.length < 2) return null;
  return (
    <fieldset className={styles.choice}>
      <legend>{product.optionName}</legend>
      {choices.map(({ sku, option, why }) => (
        <Link
          key={sku}
          to={`/${locale}/products/${product.slug}?sku=${encodeURIComponent(sku)}`}
          replace
          preventScrollReset
          aria-current={sku === chosenSku ? 'true' : undefined}
          className={why === null ? styles.option : `${styles.option} ${styles.isOut}`}
        >
          {option ?? sku}
          {why === null ? null : <span className={styles.out}> · {why}</span>}
        </Link>
      ))}
    </fieldset>
  );
}
