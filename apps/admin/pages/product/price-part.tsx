import type { StaffVariant } from '../../api/use-products.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { marketCurrencies, marketNames } from '../../parts/market-currencies.ts';
import { SetPrice } from './set-price.tsx';

/** What a variant costs in each market. */
export function PricePart({ variant }: { variant: StaffVariant }) {
  const { words, money } = useLanguage();
  const may = usePermissions();
  return (
    <Section
      title={words.product.prices}
      line={words.product.pricesHint}
      actions={may('catalog.write') ? <SetPrice variant={variant} /> : null}
    >
      <Facts
        facts={marketNames.map((market) => {
          const price = variant.prices.find(({ currency }) => currency === marketCurrencies[market]);
          return { name: words.product.markets[market], value: price ? money(price) : words.product.notSold };
        })}
      />
    </Section>
  );
}
