import { useLoaderData, type LoaderFunctionArgs, type MetaFunction } from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { CategoryTiles } from '../parts/category-tiles.tsx';
import { useFrame } from '../parts/page-frame.tsx';
import { pageMeta } from '../parts/page-meta.ts';
import { ProductList } from '../parts/product-list.tsx';
import { apiFor } from '../server/api.ts';
import { localeOf } from '../server/locale-of.ts';
import { marketOf } from '../server/market-of.ts';
import { readList } from '../server/read-list.ts';
import { throwProblem } from '../server/throw-problem.ts';
import styles from './search.module.css';

/** What matches the words of an address; the list itself must come, its filters need not. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { query, sort, narrowing, place } = readList(request);
  const market = marketOf(request, locale);
  const api = apiFor(request);
  const [reply, facets] = await Promise.all([
    api.insight.searchProducts({ locale, market, ...narrowing, ...place, ...(sort ? { sort } : {}) }),
    api.insight.listFacets({ locale, market, ...narrowing }),
  ]);
  if (!reply.isOk) throwProblem(reply.problem);
  const isNarrowed = Object.keys(narrowing).some((name) => name !== 'query');
  return { query, isNarrowed, list: reply.answer, facets: facets.isOk ? facets.answer.facets : [] };
}

export const meta: MetaFunction<typeof loader> = (at) => {
  const words = messagesFor(at.params['locale'] ?? '');
  const title = at.loaderData?.query || words.popular;
  return pageMeta(at, { title, description: words.shopLine, isIndexed: false });
};

export default function Search() {
  const { query, isNarrowed, list, facets } = useLoaderData<typeof loader>();
  const { locale } = useFrame();
  const words = messagesFor(locale);
  const isEmpty = list.products.length === 0 && !isNarrowed;
  return (
    <>
      <h1>{query ? words.resultsFor(query) : words.popular}</h1>
      {list.didYouMean ? (
        <p className={styles.correction}>{words.shop.didYouMean(query, list.didYouMean)}</p>
      ) : null}
      {isEmpty ? (
        <div className={styles.empty}>
          <output>{words.shop.emptySearch(query)}</output>
          <p>{words.shop.emptySearchHint}</p>
          <CategoryTiles isOpen />
        </div>
      ) : (
        <ProductList list={list} facets={facets} locale={locale} hasRelevance={query !== ''} />
      )}
    </>
  );
}
