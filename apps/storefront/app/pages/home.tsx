import { useLoaderData, type LoaderFunctionArgs, type MetaFunction } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { CategoryTiles } from '../parts/category-tiles.tsx';
import { CollectionTiles } from '../parts/collection-tiles.tsx';
import { Hero } from '../parts/hero.tsx';
import { useFrame } from '../parts/page-frame.tsx';
import { pageMeta } from '../parts/page-meta.ts';
import { RecentlyViewed } from '../parts/recently-viewed.tsx';
import { Shelf } from '../parts/shelf.tsx';
import { apiFor } from '../server/api.ts';
import { localeOf } from '../server/locale-of.ts';
import { marketOf } from '../server/market-of.ts';
import { cardOfCollection } from '../server/card-of-collection.ts';

/** Three shelves at once; one that cannot be had just now is left out. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const market = marketOf(request, locale);
  const api = apiFor(request);
  const isKnown = request.headers.get('cookie')?.includes('souk_session=') ?? false;
  const [popular, fresh, forMe] = await Promise.all([
    api.insight.searchProducts({ locale, market, sort: 'popular', limit: 12 }),
    api.catalog.getCollection({ locale, market, slug: 'new-in', sort: 'newest', limit: 8 }),
    isKnown ? api.insight.recommendForMe({ locale, market, limit: 8 }) : undefined,
  ]);
  return {
    popular: popular.isOk ? popular.answer.products : [],
    fresh: fresh.isOk ? fresh.answer.products.map(cardOfCollection) : [],
    forMe: forMe?.isOk ? forMe.answer.products : [],
  };
}

export const meta: MetaFunction<typeof loader> = (at) => {
  const words = messagesFor(at.params['locale'] ?? '');
  return pageMeta(at, { title: words.shopLine, description: words.shop.heroText });
};

export default function Home() {
  const { popular, fresh, forMe } = useLoaderData<typeof loader>();
  const { locale } = useFrame();
  const words = messagesFor(locale);
  return (
    <>
      <Hero
        locale={locale}
        pictures={[...popular.slice(10), ...popular.slice(8)].flatMap(({ picture }) => picture ?? [])}
      />
      <CategoryTiles />
      {forMe.length > 0 ? <Shelf title={words.shop.forYou} products={forMe} locale={locale} /> : null}
      <Shelf
        title={words.shop.newIn}
        products={fresh.slice(0, 4)}
        locale={locale}
        to={`/${locale}/collections/new-in`}
      />
      <CollectionTiles locale={locale} />
      <Shelf
        title={words.popular}
        products={popular.slice(0, 8)}
        locale={locale}
        to={`/${locale}/search?sort=popular`}
      />
      <RecentlyViewed locale={locale} />
    </>
  );
}
