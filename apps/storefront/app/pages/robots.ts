import type { LoaderFunctionArgs } from 'react-router';
import { apiFor } from '../server/api.ts';
import { plainResponse } from '../server/plain-response.ts';
import { throwProblem } from '../server/throw-problem.ts';

/** What is somebody's own or never ends; everything else may be read. */
const closed = ['cart', 'checkout', 'orders', 'account', 'search'];

/** What crawlers may read, and where the sitemap is. */
export async function loader({ request }: LoaderFunctionArgs) {
  const terms = await apiFor(request).order.getTerms({ locale: 'en-gb' });
  if (!terms.isOk) throwProblem(terms.problem);
  const lines = [
    'User-agent: *',
    ...closed.flatMap((path) => ['en-gb', 'zh-cn'].map((locale) => `Disallow: /${locale}/${path}`)),
    'Disallow: /admin',
    'Disallow: /api',
    '',
    `Sitemap: ${terms.answer.shopUrl}/sitemap.xml`,
  ];
  return plainResponse(`${lines.join('\n')}\n`, 'text/plain');
}
