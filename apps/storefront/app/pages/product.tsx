import { useEffect } from 'react';
import {
  data,
  useLoaderData,
  useSearchParams,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import type { InputTo } from '#contracts/services.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { breadcrumbData } from '../parts/breadcrumb-data.ts';
import { categoryTrail } from '../parts/category-trail.ts';
import { Gallery } from '../parts/gallery.tsx';
import { originOf, pageMeta, trailOf } from '../parts/page-meta.ts';
import { NotSoldHere } from '../parts/not-sold-here.tsx';
import { useFrame } from '../parts/page-frame.tsx';
import { productData } from '../parts/product-data.ts';
import { ProductDetails } from '../parts/product-details.tsx';
import { ProductOffer } from '../parts/product-offer.tsx';
import { RatingLink } from '../parts/rating-link.tsx';
import { RecentlyViewed } from '../parts/recently-viewed.tsx';
import { Reviews } from '../parts/reviews.tsx';
import { Shelf } from '../parts/shelf.tsx';
import { VariantChoice } from '../parts/variant-choice.tsx';
import { WishButton } from '../parts/wish-button.tsx';
import { noteViewed } from '../parts/viewed-products.ts';
import { marketFacts } from '../../../ui/market-facts.ts';
import { TitleText } from '../../../ui/title-text.tsx';
import { apiFor } from '../server/api.ts';
import { localeOf } from '../server/locale-of.ts';
import { marketOf } from '../server/market-of.ts';
import { sharedHeaders, sharedPage } from '../server/shared-page.ts';
import { throwProblem } from '../server/throw-problem.ts';
import styles from './product.module.css';

type ReviewSort = NonNullable<InputTo<'catalog', 'listReviews'>['sort']>;
const reviewSorts: readonly ReviewSort[] = ['newest', 'highest', 'lowest'];

/** What goes with a product is left out of its page when it takes longer. */
const goesWithMs = 500;

/** A product with a page of its reviews and what goes with it; both can be done without, and such a page is nobody else's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { searchParams } = new URL(request.url);
  const api = apiFor(request);
  const market = marketOf(request, locale);
  const reply = await api.catalog.getProduct({ slug: params['slug'] ?? '', locale, market });
  if (!reply.isOk) throwProblem(reply.problem);
  const { productId } = reply.answer;
  const going = api.insight
    .recommendWith(
      { productIds: productId, locale, market, limit: 4 },
      { signal: AbortSignal.timeout(goesWithMs) },
    )
    .then(
      (given) => (given.isOk ? given.answer.products : null),
      () => null,
    );
  const cursor = searchParams.get('reviewsAfter');
  const reviews = await api.catalog.listReviews({
    productId,
    limit: 5,
    sort: reviewSorts.find((each) => each === searchParams.get('reviews')) ?? 'newest',
    ...(cursor ? { cursor } : {}),
  });
  const goesWith = await going;
  const page = {
    product: reply.answer,
    reviews: reviews.isOk ? reviews.answer : null,
    goesWith: goesWith ?? [],
    market,
    now: new Date().toISOString(),
  };
  const isWhole = reviews.isOk && goesWith !== null;
  const slugs = [reply.answer.slug, ...page.goesWith.map(({ slug }) => slug)];
  return data(page, isWhole ? { headers: sharedPage(slugs) } : {});
}

export const headers: HeadersFunction = ({ parentHeaders, loaderHeaders }) =>
  sharedHeaders(parentHeaders, loaderHeaders);

export const meta: MetaFunction<typeof loader> = (at) => {
  const { product, reviews, market } = at.loaderData ?? {};
  if (!product || !market) return [];
  const isTaxOnTop = marketFacts[market].pricesInclude === 'net';
  const locale = at.params['locale'] ?? '';
  const origin = originOf(at.matches);
  const home = messagesFor(locale).shop.home;
  const trail = trailOf(at.matches, product.categories[0]?.slug ?? '');
  return pageMeta(at, {
    ...product.seo,
    picture: product.picture,
    data: [
      productData(product, reviews?.rating, { origin, path: at.location.pathname, isTaxOnTop }),
      breadcrumbData(origin, locale, home, trail, product.title),
    ],
  });
};

export default function Product() {
  const { product, reviews, goesWith, now } = useLoaderData<typeof loader>();
  const { locale, categories } = useFrame();
  const { shop } = messagesFor(locale);
  const [parameters] = useSearchParams();
  const { slug, title, picture, variants, variantsElsewhere } = product;
  const sku = parameters.get('sku');
  // What the market does not sell is shown where it is asked for by its number, and where there is nothing else.
  const elsewhere =
    variantsElsewhere.find((each) => each.sku === sku) ??
    (variants.length === 0 ? variantsElsewhere[0] : undefined);
  const offered = elsewhere
    ? undefined
    : (variants.find((each) => each.sku === sku) ??
      variants.find(({ availability }) => availability.state !== 'out') ??
      variants[0]);
  const chosen = elsewhere ?? offered;
  useEffect(() => {
    const prices = variants.map(({ price }) => price).toSorted((a, b) => a.amountMinor - b.amountMinor);
    const [priceFrom] = prices;
    if (!priceFrom) return;
    const hasPriceRange = prices.at(-1)?.amountMinor !== priceFrom.amountMinor;
    const isAvailable = variants.some(({ availability }) => availability.state !== 'out');
    noteViewed(locale, { slug, title, picture, priceFrom, hasPriceRange, isAvailable });
  }, [locale, slug, title, picture, variants]);
  if (!chosen) return null;
  return (
    <>
      <Breadcrumb trail={categoryTrail(categories, product.categories[0]?.slug ?? '')} locale={locale} />
      <article className={styles.product}>
        <Gallery title={title} chosen={chosen.picture} pictures={product.pictures} />
        <div className={styles.words}>
          <h1>
            <TitleText text={title} />
          </h1>
          <RatingLink rating={reviews?.rating} />
          {offered ? (
            <ProductOffer product={product} chosen={offered} now={now} />
          ) : (
            <>
              <VariantChoice product={product} chosenSku={chosen.sku} />
              <NotSoldHere />
              <WishButton variantId={chosen.variantId} locale={locale} />
            </>
          )}
          <ProductDetails product={product} sku={chosen.sku} />
        </div>
      </article>
      <Shelf title={shop.boughtTogether} products={goesWith} locale={locale} />
      {reviews ? <Reviews reviews={reviews} /> : null}
      <RecentlyViewed locale={locale} exceptSlug={slug} />
    </>
  );
}
