import { data, type LoaderFunctionArgs } from 'react-router';
import type { Client } from '../../../client/client.ts';
import { en } from '../../../ui/messages/en.ts';
import { apiFor } from '../server/api.ts';
import { plainResponse } from '../server/plain-response.ts';
import { sitemapXml } from '../server/sitemap-xml.ts';
import { throwProblem } from '../server/throw-problem.ts';

const locale = 'en-gb';
const pageSize = 100;
/** A category's sitemap has its 1,000 most popular products at most. */
const pagesMost = 10;

/** One sitemap of the index, by its name. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const name = params['name'] ?? '';
  const category = /^category-([a-z0-9-]{1,120})\.xml$/.exec(name)?.[1];
  if (category === undefined && name !== 'pages.xml') throw data(null, { status: 404 });
  const api = apiFor(request);
  const [terms, paths] = await Promise.all([
    api.order.getTerms({ locale }),
    category === undefined ? pagesOf(api) : productsOf(api, category),
  ]);
  if (!terms.isOk) throwProblem(terms.problem);
  return plainResponse(sitemapXml(terms.answer.shopUrl, paths), 'application/xml');
}

async function pagesOf(api: Client): Promise<string[]> {
  const tree = await api.catalog.listCategories({ locale });
  if (!tree.isOk) throwProblem(tree.problem);
  const collections = ['new-in', ...en.shop.featured.map(({ slug }) => slug)];
  return [
    '',
    ...['delivery', 'returns', 'privacy', 'contact', 'about'].map((name) => `/${name}`),
    ...tree.answer.categories.map(({ slug }) => `/categories/${slug}`),
    ...collections.map((slug) => `/collections/${slug}`),
  ];
}

async function productsOf(api: Client, category: string): Promise<string[]> {
  const paths: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMost; page += 1) {
    const reply: Awaited<ReturnType<Client['insight']['searchProducts']>> = await api.insight.searchProducts({
      locale,
      category,
      sort: 'popular',
      limit: pageSize,
      ...(cursor === null ? {} : { cursor }),
    });
    if (!reply.isOk) throwProblem(reply.problem);
    paths.push(...reply.answer.products.map(({ slug }) => `/products/${slug}`));
    cursor = reply.answer.nextCursor;
    if (cursor === null) break;
  }
  if (paths.length === 0) throw data(null, { status: 404 });
  return paths;
}
