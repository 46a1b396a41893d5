import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useOptionNames } from '../../api/use-option-names.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import type { StaffProduct } from '../../api/use-products.ts';
import { useLanguage } from '../../language/use-language.ts';
import { PricePart } from './price-part.tsx';
import { PriceList } from './price-list.tsx';
import { StockPart } from './stock-part.tsx';

/** The prices and the stock of the chosen variant. */
export function VariantPrices({ product: { slug, variants } }: { product: StaffProduct }) {
  const { words, locale } = useLanguage();
  const may = usePermissions();
  const { data: options } = useOptionNames(slug, locale);
  const [parameters, setParameters] = useSearchParams();
  const chosen = variants.find(({ sku }) => sku === parameters.get('sku')) ?? variants[0];
  if (!chosen) return <p>{words.product.notSold}</p>;
  return (
    <>
      {variants.length > 1 ? (
        <NativeSelect
          label={words.product.variant}
          mb="lg"
          maw={420}
          value={chosen.sku}
          onChange={(event) =>
            setParameters({ view: 'prices', sku: event.currentTarget.value }, { replace: true })
          }
          data={variants.map(({ variantId, sku }) => ({
            value: sku,
            label: [options?.get(variantId), sku].filter(Boolean).join(' · '),
          }))}
        />
      ) : null}
      <PricePart key={`price ${chosen.variantId}`} variant={chosen} />
      {may('catalog.write') ? (
        <PriceList key={`list ${chosen.variantId}`} variantId={chosen.variantId} sku={chosen.sku} />
      ) : null}
      <StockPart key={`stock ${chosen.variantId}`} variant={chosen} />
    </>
  );
}
