import {
  data,
  Link,
  useLoaderData,
  useParams,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { breadcrumbData } from '../parts/breadcrumb-data.ts';
import { categoryTrail } from '../parts/category-trail.ts';
import { useFrame } from '../parts/page-frame.tsx';
import { originOf, pageMeta } from '../parts/page-meta.ts';
import { ProductList } from '../parts/product-list.tsx';
import { apiFor } from '../server/api.ts';
import { localeOf } from '../server/locale-of.ts';
import { marketOf } from '../server/market-of.ts';
import { readList } from '../server/read-list.ts';
import { throwProblem } from '../server/throw-problem.ts';
import styles from './category.module.css';

/** The products of a category; the list itself must come, its filters need not. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { sort, narrowing, place } = readList(request);
  const slug = params['slug'] ?? '';
  const within = { locale, market: marketOf(request, locale), ...narrowing, category: slug };
  const api = apiFor(request);
  const [reply, facets, tree] = await Promise.all([
    api.insight.searchProducts({ ...within, ...place, sort: sort ?? 'popular' }),
    api.insight.listFacets(within),
    api.catalog.listCategories({ locale }),
  ]);
  if (!tree.isOk) throwProblem(tree.problem);
  const trail = categoryTrail(tree.answer.categories, slug);
  if (trail.length === 0) throw data(null, { status: 404 });
  if (!reply.isOk) throwProblem(reply.problem);
  return {
    trail,
    list: reply.answer,
    // What is below a category has links of its own.
    facets: facets.isOk ? facets.answer.facets.filter(({ facet }) => facet !== 'category') : [],
    isNarrowed: new URL(request.url).search !== '',
  };
}

export const meta: MetaFunction<typeof loader> = (at) => {
  const { trail = [], list, isNarrowed = true } = at.loaderData ?? {};
  const words = messagesFor(at.params['locale'] ?? '');
  const here = trail.at(-1)?.title ?? '';
  const above = trail.slice(0, -1);
  const home = words.shop.home;
  return pageMeta(at, {
    title: here,
    description: [here, ...(list?.products ?? []).slice(0, 4).map(({ title }) => title)].join(' · '),
    isIndexed: !isNarrowed,
    data: [breadcrumbData(originOf(at.matches), at.params['locale'] ?? '', home, above, here)],
  });
};

export default function Category() {
  const { trail, list, facets } = useLoaderData<typeof loader>();
  const { slug } = useParams();
  const { locale, categories } = useFrame();
  const children = categories.filter((category) => category.parentSlug === slug);
  return (
    <>
      <Breadcrumb trail={trail.slice(0, -1)} locale={locale} />
      <h1>{trail.at(-1)?.title}</h1>
      {children.length > 0 ? (
        <ul className={styles.children}>
          {children.map((child) => (
            <li key={child.slug}>
              <Link to={`/${locale}/categories/${child.slug}`}>{child.title}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      <ProductList list={list} facets={facets} locale={locale} hasRelevance={false} />
    </>
  );
}
