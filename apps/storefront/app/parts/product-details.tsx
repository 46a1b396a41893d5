import type { AnswerOf } from '#contracts/services.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import styles from './product-details.module.css';

type Product = AnswerOf<'catalog', 'getProduct'>;

/** What a product is: its description, and its properties with their values. */
export function ProductDetails({ product, sku }: { product: Product; sku: string }) {
  const { locale } = useFrame();
  const words = messagesFor(locale);
  const { attributes, brand, description, untranslated } = product;
  const rows = [
    ...(brand ? [{ key: 'brand', title: words.shop.facets['brand'] ?? '', value: brand.title }] : []),
    ...attributes,
    { key: 'sku', title: words.sku, value: sku },
  ];
  const lang = (isEnglish: boolean | undefined) => (isEnglish && locale !== 'en-gb' ? 'en' : undefined);
  return (
    <section aria-label={words.shop.details} className={styles.details}>
      <p lang={lang(untranslated.includes('description'))}>{description}</p>
      <dl>
        {rows.map(({ key, title, value, ...more }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd lang={lang('isEnglish' in more && more.isEnglish)}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
