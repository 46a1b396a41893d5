import type { LoaderFunctionArgs } from 'react-router';
import { apiFor } from '../server/api.ts';
import { plainResponse } from '../server/plain-response.ts';
import { sitemapIndexXml } from '../server/sitemap-xml.ts';
import { throwProblem } from '../server/throw-problem.ts';

/** The index of sitemaps: one of the pages, and one of the products of each category that has none below it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const api = apiFor(request);
  const locale = 'en-gb';
  const [tree, terms] = await Promise.all([
    api.catalog.listCategories({ locale }),
    api.order.getTerms({ locale }),
  ]);
  if (!tree.isOk) throwProblem(tree.problem);
  if (!terms.isOk) throwProblem(terms.problem);
  const parents = new Set(tree.answer.categories.map(({ parentSlug }) => parentSlug));
  const leaves = tree.answer.categories.flatMap(({ slug }) => (parents.has(slug) ? [] : [slug]));
  const addressOf = (name: string) => `${terms.answer.shopUrl}/sitemaps/${name}.xml`;
  const parts = ['pages', ...leaves.map((slug) => `category-${slug}`)];
  return plainResponse(sitemapIndexXml(parts.map(addressOf)), 'application/xml');
}
