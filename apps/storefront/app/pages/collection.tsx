import { useLoaderData, type LoaderFunctionArgs, type MetaFunction } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { ListPaging } from '../parts/list-paging.tsx';
import { useFrame } from '../parts/page-frame.tsx';
import { pageMeta } from '../parts/page-meta.ts';
import { ProductGrid } from '../parts/product-grid.tsx';
import { SortForm } from '../parts/sort-form.tsx';
import { apiFor } from '../server/api.ts';
import { cardOfCollection } from '../server/card-of-collection.ts';
import { localeOf } from '../server/locale-of.ts';
import { marketOf } from '../server/market-of.ts';
import { readList } from '../server/read-list.ts';
import { throwProblem } from '../server/throw-problem.ts';
import styles from './collection.module.css';

const sorts = ['featured', 'newest', 'price'] as const;

/** A collection and the part of its products that the address says. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { searchParams } = new URL(request.url);
  const sort = sorts.find((each) => each === searchParams.get('sort')) ?? 'featured';
  const { place } = readList(request);
  const slug = params['slug'] ?? '';
  const market = marketOf(request, locale);
  const reply = await apiFor(request).catalog.getCollection({ locale, market, slug, sort, ...place });
  if (!reply.isOk) throwProblem(reply.problem);
  const { products, ...collection } = reply.answer;
  return { ...collection, products: products.map(cardOfCollection), isNarrowed: searchParams.size > 0 };
}

export const meta: MetaFunction<typeof loader> = (at) => {
  const { seo, products, isNarrowed } = at.loaderData ?? {};
  const picture = products?.[0]?.picture ?? null;
  return pageMeta(at, {
    title: seo?.title ?? '',
    description: seo?.description ?? '',
    picture,
    isIndexed: !isNarrowed,
  });
};

export default function Collection() {
  const { title, description, products, nextCursor } = useLoaderData<typeof loader>();
  const { locale } = useFrame();
  const words = messagesFor(locale);
  const { shop } = words;
  const choices = [
    ['featured', shop.sortFeatured],
    ['newest', shop.sortNewest],
    ['price', words.sortPriceUp],
  ] as const;
  return (
    <>
      <Breadcrumb trail={[]} locale={locale} />
      <div className={styles.head}>
        <div>
          <h1>{title}</h1>
          <p>{description}</p>
        </div>
        <SortForm words={words} choices={choices} />
      </div>
      {products.length === 0 ? <p>{words.nothingFoundHint}</p> : null}
      <ProductGrid products={products} locale={locale} />
      <ListPaging shown={products.length} total={null} cursor={nextCursor} locale={locale} />
    </>
  );
}
