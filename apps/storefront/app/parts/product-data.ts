import type { AnswerOf } from '#contracts/services.ts';

type Product = AnswerOf<'catalog', 'getProduct'>;
type Rating = AnswerOf<'catalog', 'listReviews'>['rating'];

/**
 * Structured data (schema.org Product) with an offer for each variant that the market sells, as the page shows it, and the
 * rating where there are reviews. Prices to which tax is added say so.
 */
export function productData(
  { title, description, brand, pictures, variants }: Product,
  rating: Rating | undefined,
  address: { origin: string; path: string; isTaxOnTop: boolean },
): object {
  const url = `${address.origin}${address.path}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    description,
    url,
    image: pictures.map(({ path }) => new URL(path, `${address.origin}/`).href),
    ...(variants.length === 1 ? { sku: variants[0]?.sku } : {}),
    ...(brand ? { brand: { '@type': 'Brand', name: brand.title } } : {}),
    ...(variants.length > 0
      ? {
          offers: variants.map(({ sku, option, price, availability }) => ({
            '@type': 'Offer',
            sku,
            ...(option ? { name: option } : {}),
            url: variants.length === 1 ? url : `${url}?sku=${encodeURIComponent(sku)}`,
            price: decimal(price),
            priceCurrency: price.currency,
            ...(address.isTaxOnTop
              ? {
                  priceSpecification: {
                    '@type': 'UnitPriceSpecification',
                    price: decimal(price),
                    priceCurrency: price.currency,
                    valueAddedTaxIncluded: false,
                  },
                }
              : {}),
            availability: `https://schema.org/${stockOf(availability)}`,
          })),
        }
      : {}),
    ...(rating && rating.count > 0
      ? {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: rating.mean,
            reviewCount: rating.count,
          },
        }
      : {}),
  };
}

function stockOf({ state, isBackOrder }: Product['variants'][number]['availability']): string {
  if (state === 'out') return 'OutOfStock';
  if (isBackOrder) return 'BackOrder';
  return state === 'low' ? 'LimitedAvailability' : 'InStock';
}

/** An amount with a point and the minor digits of its currency (ISO 4217, through Intl), whatever the language. */
function decimal({ amountMinor, currency }: { amountMinor: number; currency: string }): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return (amountMinor / 10 ** digits).toFixed(digits);
}
